package io.countersign.console;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.countersign.access.Callers;
import io.countersign.access.ReportRefusal;
import jakarta.servlet.http.HttpServletResponse;

/** A place that this person's roles do not open. */
@ParentLayout(MainLayout.class)
@PageTitle("Not permitted · Countersign")
@AnonymousAllowed
class NotPermitted extends Main implements HasErrorParameter<AccessDeniedException> {

    private final Callers callers;
    private final ReportRefusal reportRefusal;

    NotPermitted(Callers callers, ReportRefusal reportRefusal) {
        this.callers = callers;
        this.reportRefusal = reportRefusal;
        addClassName("message");
        add(new H1("Your account does not open this"), new Paragraph("If you need it for your work, ask whoever looks "
                + "after your accounts for the role, then log in again."), new Anchor("", "To the start"));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        reportRefusal.report(callers.current(), "GET", event.getLocation().getFirstSegment());
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
