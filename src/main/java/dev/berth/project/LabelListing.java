package dev.berth.project;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

import dev.berth.platform.Paging;
import dev.berth.platform.query.Field;
import dev.berth.platform.query.Fields;
import dev.berth.platform.query.ListQuery;

/** Lists the labels of one project, or those of all. */
@Component
class LabelListing {

    private static final Fields FIELDS = Fields.of(
                    Field.number("id", "id"),
                    Field.text("name", "name"),
                    Field.text("description", "description"),
                    Field.text("color", "color"),
                    Field.time("creation_time", "createdAt"),
                    Field.time("update_time", "updatedAt"))
            .sortedBy("name")
            .uniqueBy("id");

    private final Labels labels;

    LabelListing(Labels labels) {
        this.labels = labels;
    }

    /** @param projectId absent for global ones */
    Page<Label> find(@Nullable Long projectId, ListQuery query, Paging paging) {
        Specification<Label> inScope = (label, list, builder) -> projectId == null
                ? builder.isNull(label.get("projectId"))
                : builder.equal(label.get("projectId"), projectId);
        return labels.findAll(
                inScope.and(FIELDS.<Label>specification(query)),
                PageRequest.of(paging.number() - 1, paging.size(), FIELDS.sort(query)));
    }
}
