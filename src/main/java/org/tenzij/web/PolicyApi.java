package org.tenzij.web;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tenzij.node.Policies;

/** The policy set in force, loaded anew without a restart. */
@RestController
@RequestMapping("/api/v1/policies")
class PolicyApi {
    private final Policies policies;

    PolicyApi(Policies policies) {
        this.policies = policies;
    }

    /** Says what became of it; a set that does not load leaves the one in force where it is. */
    @PostMapping("/reload")
    Policies.Reloaded reload() {
        return policies.reload();
    }
}
