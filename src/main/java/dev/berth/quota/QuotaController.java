package dev.berth.quota;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.Resource;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.Paging;
import dev.berth.platform.query.ListQuery;
import dev.berth.platform.query.Match;

/** Quotas in Harbor's API. */
@RestController
@RequestMapping("/api/v2.0/quotas")
class QuotaController {

    /** The only kind of thing that has quotas. */
    private static final String PROJECT = "project";

    private final AccessPolicy policy;
    private final QuotaLookup lookup;
    private final QuotaEditor editor;
    private final QuotaProjects projects;

    QuotaController(AccessPolicy policy, QuotaLookup lookup, QuotaEditor editor, QuotaProjects projects) {
        this.policy = policy;
        this.lookup = lookup;
        this.editor = editor;
        this.projects = projects;
    }

    @GetMapping
    ResponseEntity<List<QuotaReply>> list(
            Principal principal,
            Paging paging,
            @RequestParam @Nullable String reference,
            @RequestParam(name = "reference_id") @Nullable String referenceId,
            @RequestParam @Nullable String sort) {
        policy.requireSystem(principal, Permission.to(Action.LIST, Resource.QUOTA));
        requireProjects(reference);
        ListQuery query = ListQuery.parse(null, sort);
        QuotaLookup.Page found = lookup.list(
                referenceId == null || referenceId.isEmpty()
                        ? query
                        : query.and("reference_id", new Match.Exact(referenceId)),
                paging);
        return paging.answer(found.total(), replies(found.quotas()));
    }

    @GetMapping("/{id}")
    QuotaReply get(Principal principal, @PathVariable long id) {
        policy.requireSystem(principal, Permission.to(Action.READ, Resource.QUOTA));
        QuotaView quota = lookup.find(id).orElseThrow(() -> new QuotaNotFound(id));
        return replies(List.of(quota)).stream().findFirst().orElseThrow(() -> new QuotaNotFound(id));
    }

    @PutMapping("/{id}")
    void update(Principal principal, @PathVariable long id, @RequestBody QuotaUpdate update) {
        policy.requireSystem(principal, Permission.to(Action.UPDATE, Resource.QUOTA));
        editor.change(principal, id, StorageLimit.of(update.hard()));
    }

    /** One whose project went meanwhile is left out. */
    private List<QuotaReply> replies(List<QuotaView> quotas) {
        Map<Long, QuotaReference> references =
                projects.references(quotas.stream().map(QuotaView::projectId).toList());
        return quotas.stream()
                .filter(quota -> references.containsKey(quota.projectId()))
                .map(quota -> quota.reply(Objects.requireNonNull(references.get(quota.projectId()))))
                .toList();
    }

    private static void requireProjects(@Nullable String reference) {
        if (reference != null && !reference.isEmpty() && !PROJECT.equals(reference)) {
            throw new DomainException(
                    ErrorKind.INVALID, "reference is " + reference + ": expected project, which alone has quotas");
        }
    }
}
