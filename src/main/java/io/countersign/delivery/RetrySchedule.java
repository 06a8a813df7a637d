package io.countersign.delivery;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param pauses after the first, second, … failure; a message that fails once more is given up */
@ConfigurationProperties("countersign.delivery")
record RetrySchedule(List<Duration> pauses) {}
