package io.countersign.process.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Whether the tables that say which queue a case goes to have a rule for every case. */
public final class RoutingRules {

    private RoutingRules() {}

    /**
     * Tables without an output named {@code queue} route nothing and are not looked at.
     *
     * @param dmn a file
     * @return why it is not deployed, naming the table; empty when each of its tables has a rule that asks for nothing
     */
    public static Optional<String> objection(byte[] dmn) {
        Element root;
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            root = builder.parse(new ByteArrayInputStream(dmn)).getDocumentElement();
        } catch (SAXException | IOException | ParserConfigurationException e) {
            return Optional.of("is no DMN: " + e.getMessage());
        }
        return elements(root, "decisionTable").filter(RoutingRules::routes).filter(table -> !fitsEveryCase(table)).findFirst()
                .map(table -> "The routing table " + ((Element) table.getParentNode()).getAttribute("id") + " may have no rule for a"
                        + " case. Give it a last rule whose conditions are all empty.");
    }

    private static boolean routes(Element table) {
        return elements(table, "output").anyMatch(output -> output.getAttribute("name").equals("queue"));
    }

    private static boolean fitsEveryCase(Element table) {
        return elements(table, "rule").anyMatch(rule -> elements(rule, "inputEntry").map(entry -> entry.getTextContent().strip())
                .allMatch(condition -> condition.isEmpty() || condition.equals("-")));
    }

    private static Stream<Element> elements(Element in, String name) {
        var found = in.getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }
}
