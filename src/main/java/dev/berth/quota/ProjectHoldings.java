package dev.berth.quota;

import java.util.Collection;
import java.util.Map;

/** What projects really hold, answered by the module that keeps content: it stands above this one. */
public interface ProjectHoldings {

    /** Counts anew, in bytes and by one statement; a project that holds nothing may be missing. */
    Map<Long, Long> count(Collection<Long> projectIds);
}
