package io.countersign.policy.gate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** XML from anybody: nothing outside the file is read, no document type, bounded size and depth. */
final class Xml {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";
    static final int LARGEST = 4 * 1024 * 1024;
    private static final String LIMITS = "http://www.oracle.com/xml/jaxp/properties/";

    private Xml() {}

    /** @throws NotBpmn */
    static Element root(BpmnFile file) {
        if (file.content().length > LARGEST)
            throw new NotBpmn("It is larger than " + LARGEST / 1024 / 1024 + " MiB.");
        try {
            Document document = builder().parse(new ByteArrayInputStream(file.content()));
            Element root = document.getDocumentElement();
            if (is(root, BPMN, "definitions")) return root;
            throw new NotBpmn("It is no BPMN 2.0: its root is not 'definitions' of " + BPMN + ".");
        } catch (SAXException | IOException e) {
            throw new NotBpmn("It is not the XML expected: " + e.getMessage());
        }
    }

    static boolean is(Node node, String namespace, String name) {
        return namespace.equals(node.getNamespaceURI()) && name.equals(node.getLocalName());
    }

    static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling())
            if (child instanceof Element element) found.add(element);
        return found;
    }

    static List<Element> children(Element parent, String namespace, String name) {
        return children(parent).stream().filter(child -> is(child, namespace, name)).toList();
    }

    /** Below it at any depth. */
    static List<Element> within(Element parent, String namespace, String name) {
        var nodes = parent.getElementsByTagNameNS(namespace, name);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) found.add((Element) nodes.item(i));
        return found;
    }

    static Optional<String> attribute(Element element, String name) {
        return element.hasAttribute(name) ? Optional.of(element.getAttribute(name)) : Optional.empty();
    }

    /** What {@code xs:boolean} takes for true. */
    static boolean flag(Element element, String name, boolean otherwise) {
        return attribute(element, name).map(String::strip).map(value -> value.equals("true") || value.equals("1")).orElse(otherwise);
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute(LIMITS + "maxElementDepth", "200");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setCoalescing(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK's XML parser has no secure processing", e);
        }
    }

    /** Instead of the parser's own, which writes to the console. */
    private static final class Strict implements ErrorHandler {

        @Override
        public void warning(SAXParseException warning) {}

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }
}
