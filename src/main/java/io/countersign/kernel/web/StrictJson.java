package io.countersign.kernel.web;

import java.util.List;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON is taken at its word: nothing unknown, nothing twice, no text for a number, nothing after the end. */
@Configuration(proxyBeanMethods = false)
class StrictJson {

    /** A little over 10 MiB in base64; longer text is refused while it is read. */
    private static final int LONGEST_TEXT = 15 * 1024 * 1024;
    private static final long LONGEST_DOCUMENT = 72L * 1024 * 1024;

    @Bean
    JsonMapper jsonMapper(List<JsonMapperBuilderCustomizer> others) {
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT)
                        .maxNestingDepth(50).maxNumberLength(100).maxDocumentLength(LONGEST_DOCUMENT).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        var builder = JsonMapper.builder(factory);
        others.forEach(other -> other.customize(builder));
        return builder
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .build();
    }
}
