package io.countersign.audit.internal;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Our own settings as an auditor may see them: which there are and what they say, but no secret. */
final class Settings {

    private static final Pattern SECRET = Pattern.compile("key|password|secret|token|pin|pem|credential",
            Pattern.CASE_INSENSITIVE);
    private static final String USER_AND_QUERY = "(?<=//)[^/@]*@|\\?.*";
    private static final int LONGEST = 500;

    private Settings() {}

    static Map<String, String> of(Environment environment) {
        var settings = new TreeMap<String, String>();
        Binder.get(environment).bind("countersign", Bindable.mapOf(String.class, String.class)).orElseGet(Map::of)
                .forEach((name, value) -> settings.put(name, SECRET.matcher(name).find() ? "(not shown)" : shown(value)));
        return settings;
    }

    private static String shown(String value) {
        String plain = value.replaceAll(USER_AND_QUERY, "");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
