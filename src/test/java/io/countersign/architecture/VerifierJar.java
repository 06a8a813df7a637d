package io.countersign.architecture;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.NodeList;

/** Which of our classes the build puts into the verifier's jar. */
public final class VerifierJar {

    private static final List<String> INCLUDES = includes();

    private VerifierJar() {}

    /** @param file such as {@code io/countersign/audit/Bundle.class} */
    public static boolean holds(Path file) {
        return INCLUDES.stream().anyMatch(include -> FileSystems.getDefault().getPathMatcher("glob:" + include).matches(file));
    }

    private static List<String> includes() {
        try {
            var pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Path.of("pom.xml").toFile());
            var found = (NodeList) XPathFactory.newInstance().newXPath().evaluate(
                    "//plugin[artifactId='maven-shade-plugin']//filter/includes/include", pom, XPathConstants.NODESET);
            List<String> includes = new ArrayList<>();
            for (int i = 0; i < found.getLength(); i++) includes.add(found.item(i).getTextContent());
            return includes;
        } catch (Exception e) {
            throw new IllegalStateException("The build does not say what is in the verifier's jar", e);
        }
    }
}
