package io.countersign.audit;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Records of which entries of certain kinds tell what they say, so that the two can be compared. */
public interface LoggedRecords {

    Set<EntryKind> toldBy();

    /** @return those of the entries, all of these kinds, that tell something else than the records say, or that have none */
    List<Census.Event> contradicted(Collection<Census.Event> entries);
}
