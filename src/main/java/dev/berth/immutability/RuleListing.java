package dev.berth.immutability;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

import dev.berth.access.ProjectScope;
import dev.berth.platform.Paging;
import dev.berth.platform.query.Field;
import dev.berth.platform.query.Fields;
import dev.berth.platform.query.ListQuery;

/** Lists the rules of a project, the oldest first. */
@Component
class RuleListing {

    private static final Fields FIELDS = Fields.of(Field.number("id", "id"), Field.bool("disabled", "disabled"))
            .sortedBy("id")
            .uniqueBy("id");

    private final ImmutabilityRules rules;

    RuleListing(ImmutabilityRules rules) {
        this.rules = rules;
    }

    Page<ImmutabilityRule> find(ProjectScope project, ListQuery query, Paging paging) {
        Specification<ImmutabilityRule> inProject =
                (rule, list, builder) -> builder.equal(rule.get("projectId"), project.id());
        return rules.findAll(
                inProject.and(FIELDS.<ImmutabilityRule>specification(query)),
                PageRequest.of(paging.number() - 1, paging.size(), FIELDS.sort(query)));
    }
}
