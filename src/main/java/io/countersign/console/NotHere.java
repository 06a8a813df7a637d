package io.countersign.console;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** An address that leads nowhere, or nowhere that this person may go; which of the two is not said. */
@ParentLayout(MainLayout.class)
@PageTitle("Not found · Countersign")
@AnonymousAllowed
class NotHere extends Main implements HasErrorParameter<NotFoundException> {

    NotHere() {
        addClassName("message");
        add(new H1("There is nothing here for you"), new Paragraph("The address leads nowhere, or to a place that your "
                + "account may not open. If you need it for your work, ask whoever looks after your accounts for the role."),
                new Anchor("", "To the start"));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
