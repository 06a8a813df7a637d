package io.countersign.policy;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the operator allows callbacks to go; nowhere unless said so, because a submission must not make this server
 * call whatever it likes.
 *
 * @param allowedHosts host names or addresses, compared whole; {@code *.example.org} allows its sub-domains,
 *                     {@code loopback} this machine itself
 */
@ConfigurationProperties("countersign.delivery")
public record CallbackAddresses(List<String> allowedHosts) {

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");

    /** @return why the operator's settings refuse this address; empty when it may be called */
    public Optional<String> objection(String url) {
        try {
            return objection(new URI(url));
        } catch (URISyntaxException e) {
            return Optional.of("must be an absolute http or https address");
        }
    }

    private Optional<String> objection(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase();
        if (!Set.of("http", "https").contains(scheme) || uri.getHost() == null)
            return Optional.of("must be an absolute http or https address");
        if (uri.getPort() == 0 || uri.getPort() > HIGHEST_PORT)
            return Optional.of("must name a port from 1 to " + HIGHEST_PORT);
        if (uri.getUserInfo() != null || uri.getFragment() != null)
            return Optional.of("must not carry a user name, a password or a fragment");
        String host = uri.getHost().toLowerCase();
        if (!allowed(host)) return Optional.of("goes to a host that the operator has not allowed for callbacks");
        return scheme.equals("http") && !isLoopback(host)
                ? Optional.of("must use https, except to this machine itself") : Optional.empty();
    }

    private boolean allowed(String host) {
        return allowedHosts != null && allowedHosts.stream().anyMatch(allowed -> allowed.equals("loopback") ? isLoopback(host)
                : allowed.startsWith("*.") ? host.endsWith(allowed.substring(1)) : host.equals(allowed));
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }
}
