package io.countersign.kernel.web;

import java.time.Instant;
import java.util.List;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON is taken at its word: nothing unknown, nothing twice, no text for a number, nothing after the end. */
@Configuration(proxyBeanMethods = false)
class StrictJson {

    /** A little over 10 MiB in base64; longer text is refused while it is read. */
    private static final int LONGEST_TEXT = 15 * 1024 * 1024;
    /** PostgreSQL writes a double without exponent: up to 343 characters. What cannot be a double is refused by the rules. */
    private static final int LONGEST_NUMBER = 1_000;
    private static final long LONGEST_DOCUMENT = 72L * 1024 * 1024;

    @Bean
    JsonMapper jsonMapper(List<JsonMapperBuilderCustomizer> others) {
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT)
                        .maxNestingDepth(50).maxNumberLength(LONGEST_NUMBER).maxDocumentLength(LONGEST_DOCUMENT).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        var builder = JsonMapper.builder(factory);
        others.forEach(other -> other.customize(builder));
        var refused = CoercionAction.Fail;
        return builder
                .addModule(new SimpleModule().addDeserializer(Instant.class, new TimeText())
                        .addDeserializer(byte[].class, new Base64Text()))
                .withCoercionConfig(LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, refused)
                        .setCoercion(CoercionInputShape.Float, refused).setCoercion(CoercionInputShape.Boolean, refused))
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .build();
    }
}
