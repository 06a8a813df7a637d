package io.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.CountersignApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.modulith.docs.Documenter.DiagramOptions;

/** The modules are the flow, and arrows point upstream only. */
class ModulesTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(CountersignApplication.class);
    private static final Path KEPT = Path.of("docs/modules.puml");

    @Test
    void noModuleReachesAroundItsDeclaredDependencies() {
        MODULES.verify();
    }

    /** After a wanted change: run this test with {@code -Daccept}, look at the difference, commit it. */
    @Test
    void theDrawnModulesAreTheRealOnes() throws IOException {
        Path drawn = Path.of("target/modulith");
        new Documenter(MODULES, Documenter.Options.defaults().withOutputFolder(drawn.toString()))
                .writeModulesAsPlantUml(DiagramOptions.defaults().withStyle(DiagramOptions.DiagramStyle.UML));
        String picture = Files.readString(drawn.resolve("components.puml"));
        if (System.getProperty("accept") != null) Files.writeString(KEPT, picture);
        assertThat(Files.readString(KEPT).lines().sorted()).as("the generator's order is not always the same")
                .containsExactlyElementsOf(picture.lines().sorted().toList());
    }
}
