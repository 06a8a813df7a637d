package io.countersign.process.internal;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Finds elements of a BPMN process by what they are for; each by its id. */
final class BpmnElements {

    private static final String WAITING = """
            //*[local-name()='intermediateCatchEvent'][*[local-name()='messageEventDefinition']/@messageRef = $value]/@id
            | //*[local-name()='receiveTask'][@messageRef = $value]/@id""";
    private static final String CALLING = """
            //*[local-name()='callActivity'][.//*[local-name()='calledElement']/@processId = $value]/@id""";

    private BpmnElements() {}

    /** Where the process stands still until a message comes. */
    static Optional<String> waitingFor(String bpmn, String message) {
        Document document = read(bpmn);
        return find(document, "//*[local-name()='message'][@name = $value]/@id", message)
                .flatMap(ref -> find(document, WAITING, ref));
    }

    /** Where the process calls another, and waits until that has ended. */
    static Optional<String> calling(String bpmn, String process) {
        return find(read(bpmn), CALLING, process);
    }

    private static Optional<String> find(Document document, String path, String value) {
        try {
            var xpath = XPathFactory.newInstance().newXPath();
            xpath.setXPathVariableResolver(name -> value);
            return Optional.of(xpath.evaluate(path, document)).filter(id -> !id.isEmpty());
        } catch (XPathException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Document read(String bpmn) {
        try {
            var factory = DocumentBuilderFactory.newNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(bpmn)));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalStateException("A deployed process cannot be read", e);
        }
    }
}
