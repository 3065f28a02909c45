package dev.berth.quota;

import java.util.Collection;
import java.util.Map;

/** What projects are called, answered by the module that keeps them: it stands below this one. */
public interface QuotaProjects {

    /** By id; one that does not exist is missing. */
    Map<Long, QuotaReference> references(Collection<Long> projectIds);
}
