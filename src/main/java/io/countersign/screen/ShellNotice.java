package io.countersign.screen;

import com.vaadin.flow.component.Component;

/** Something that whoever works here must know, wherever they are; the shell shows it above every screen. */
public interface ShellNotice {

    /** One for each page that is open. It keeps itself up to date, and takes no room while there is nothing to say. */
    Component create();
}
