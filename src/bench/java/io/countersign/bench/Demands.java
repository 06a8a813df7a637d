package io.countersign.bench;

import java.sql.Connection;
import java.sql.SQLException;

/** That each change has its entry in the log, which the database demands. */
final class Demands {

    private Demands() {}

    /** @param whether {@code enable} or {@code disable} */
    static void set(Connection superuser, String whether) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute("""
                    do $$ declare demand record; begin
                        for demand in select tgrelid::regclass as of, tgname from pg_trigger
                                where tgfoid = 'audit.require_entry'::regproc loop
                            execute format('alter table %%s %s trigger %%I', demand.of, demand.tgname);
                        end loop;
                    end $$""".formatted(whether));
        }
    }
}
