package org.tenzij.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tenzij.node.Settings;

/**
 * Who may come in by HTTP. The interface asks for the node's token; pages are open in the example profile only, until people
 * can sign in. A request that names another host than this machine is turned away: a page elsewhere cannot borrow the browser.
 */
final class Door extends OncePerRequestFilter {
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> PAGES = Set.of("/", "/approvals", "/figures", "/tenzij.css");
    private static final String BEARER = "Bearer ";
    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final AccessToken token;
    private final Settings.Profile profile;

    Door(AccessToken token, Settings.Profile profile) {
        this.token = token;
        this.profile = profile;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", CONTENT_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
        if (!OWN_NAMES.contains(request.getServerName())) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        } else if (open(request) || holdsToken(request)) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("WWW-Authenticate", "Bearer");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    /** Named one by one, as they stand in the request: whatever is written otherwise is asked for its token. */
    private boolean open(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return reads
                && (path.equals("/actuator/health") || (PAGES.contains(path) && profile == Settings.Profile.EXAMPLE));
    }

    private boolean holdsToken(HttpServletRequest request) {
        String given = request.getHeader("Authorization");
        return given != null && given.startsWith(BEARER) && token.is(given.substring(BEARER.length()));
    }
}
