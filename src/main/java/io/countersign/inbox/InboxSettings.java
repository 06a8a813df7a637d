package io.countersign.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param lease           how long a claim holds without being extended
 * @param escalationQueue where cases go that waited too long or that a reviewer hands up
 */
@ConfigurationProperties("countersign.inbox")
public record InboxSettings(@DefaultValue("30m") Duration lease, @DefaultValue("escalation") String escalationQueue) {}
