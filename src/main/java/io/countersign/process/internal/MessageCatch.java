package io.countersign.process.internal;

import java.io.StringReader;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathException;
import javax.xml.xpath.XPathFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Finds where a BPMN process stands still until a message comes. */
final class MessageCatch {

    private static final String WAITING = """
            //*[local-name()='intermediateCatchEvent'][*[local-name()='messageEventDefinition']/@messageRef = $ref]/@id
            | //*[local-name()='receiveTask'][@messageRef = $ref]/@id""";

    private MessageCatch() {}

    static Optional<String> of(String bpmn, String message) {
        try {
            var factory = DocumentBuilderFactory.newNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            var document = builder.parse(new InputSource(new StringReader(bpmn)));
            var xpath = XPathFactory.newInstance().newXPath();
            xpath.setXPathVariableResolver(name -> message);
            String ref = xpath.evaluate("//*[local-name()='message'][@name = $message]/@id", document);
            xpath.setXPathVariableResolver(name -> ref);
            return Optional.of(xpath.evaluate(WAITING, document)).filter(id -> !id.isEmpty());
        } catch (XPathException | SAXException | java.io.IOException | ParserConfigurationException e) {
            throw new IllegalStateException("A deployed process cannot be read", e);
        }
    }
}
