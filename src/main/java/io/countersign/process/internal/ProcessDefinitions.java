package io.countersign.process.internal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps every deployed BPMN, because cases in progress and past ones are drawn on the version that they took. */
@Repository
public class ProcessDefinitions {

    private final JdbcClient db;

    ProcessDefinitions(JdbcClient db) {
        this.db = db;
    }

    /** @param process id and version */
    public void deployed(String process, String bpmn) {
        db.sql("insert into process_definition (process, bpmn, deployed_at) values (?, ?, now()) on conflict do nothing")
                .params(process, bpmn).update();
    }
}
