package io.countersign.screen;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.util.List;

/**
 * A BPMN process, to look at: the steps passed and the step waiting are marked, by shape as well as by colour, and
 * listed in words for those who do not see the drawing.
 */
@Tag("bpmn-diagram")
@NpmPackage(value = "bpmn-js", version = "18.31.1")
@NpmPackage(value = "@bpmn-io/element-template-icon-renderer", version = "1.0.0")
@JsModule("./bpmn-diagram.ts")
public final class BpmnDiagram extends Component implements HasSize {

    /**
     * @param label what the drawing shows, for its accessible name
     * @param xml a BPMN 2.0 document with a diagram; what cannot be drawn is said in place of the drawing
     */
    public BpmnDiagram(String label, String xml) {
        getElement().setProperty("label", label);
        getElement().setProperty("xml", xml);
    }

    /**
     * Marks an instance that has ended.
     *
     * @param visited element ids in the order they were passed; ids the document does not hold are left out
     */
    public BpmnDiagram mark(List<String> visited) {
        getElement().setPropertyList("visited", visited);
        getElement().removeProperty("current");
        return this;
    }

    /** Marks an instance that waits at the element {@code current}. */
    public BpmnDiagram mark(List<String> visited, String current) {
        getElement().setPropertyList("visited", visited);
        getElement().setProperty("current", current);
        return this;
    }
}
