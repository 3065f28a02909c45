package dev.berth.quota;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Principal;

/** What the scripts of Harbor's operators call to have the figures of all quotas counted anew. It answers when that is done. */
@RestController
class QuotaSyncController {

    private final AccessPolicy policy;
    private final QuotaRecount recount;

    QuotaSyncController(AccessPolicy policy, QuotaRecount recount) {
        this.policy = policy;
        this.recount = recount;
    }

    @PostMapping("/api/internal/syncquota")
    void sync(Principal principal) {
        policy.requireAdministrator(principal);
        recount.recount(principal);
    }
}
