package io.countersign.audit;

import java.util.Collection;
import java.util.List;

/** Records of which entries of one kind tell what they say, so that the two can be compared. */
public interface LoggedRecords {

    EntryKind toldBy();

    /** @return those of the entries, all of that kind, that tell something else than the records say, or that have none */
    List<Census.Event> contradicted(Collection<Census.Event> entries);
}
