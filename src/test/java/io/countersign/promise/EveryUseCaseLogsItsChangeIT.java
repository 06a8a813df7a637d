package io.countersign.promise;

import static io.countersign.audit.EntryKind.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.RealStackTest;
import io.countersign.access.People;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.client.Api;
import io.countersign.client.Samples;
import io.countersign.devservices.TestStack;
import io.countersign.journey.Parties;
import io.countersign.kernel.Actor;
import io.countersign.kernel.Ids;
import io.countersign.kernel.UseCase;
import io.countersign.policy.Packs;
import io.countersign.promise.LoggedTransactions.Staged;
import io.countersign.policy.LapseUseCases;
import io.countersign.records.CompareBooks;
import io.countersign.records.EraseExpired;
import io.countersign.records.EraseLeavers;
import io.countersign.records.RewrapKeys;
import io.countersign.records.TakeCensus;
import io.countersign.vault.internal.FormerVault;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever changes something says so once, in the transaction that changes it; and nothing else is in the vocabulary. */
@RealStackTest
class EveryUseCaseLogsItsChangeIT extends Parties {

    /** By use case: what it logs. A new use case, or one that logs something else, must show here. */
    private static final Map<String, Set<EntryKind>> VOCABULARY = Map.ofEntries(
            one("AcceptSubmission", DECISION_SUBMITTED), one("StartTrial", TRIAL_STARTED), one("EndTrial", TRIAL_CASE_JUDGED, TRIAL_ENDED), one("ProvideInformation", INFORMATION_PROVIDED),
            one("WithdrawDecision", DECISION_WITHDRAWN), one("ReadDecision", DECISION_READ),
            one("OpenReview", TASK_OPENED, REVIEW_ESCALATED), one("EscalateReview", REVIEW_ESCALATED),
            one("CloseReview", TASK_CLOSED), one("ClaimTask", TASK_CLAIMED), one("ExtendLease", LEASE_EXTENDED),
            one("ReleaseTask", TASK_RELEASED), one("ExpireLease", LEASE_EXPIRED), one("ViewTask", CASE_SHOWN),
            one("OpenEvidence", EVIDENCE_OPENED), one("CommitFinding", FINDING_COMMITTED), one("RecordVerdict", VERDICT_RECORDED), one("ConcludeReview", REVIEW_CONCLUDED, TASK_OPENED, TASK_CLOSED),
            one("FinaliseDecision", DECISION_RELEASED), one("RedeemRelease", RELEASE_REDEEMED), one("ContestOutcome", OUTCOME_CONTESTED),
            one("ReleaseUnreviewed", RELEASED_UNREVIEWED),
            one("DeliverOutcome", CALLBACK_QUEUED), one("TellOfReturn", CALLBACK_QUEUED),
            one("RecordAttempt", CALLBACK_DELIVERED, CALLBACK_FAILED, CALLBACK_DEAD_LETTERED),
            one("ReplayCallback", CALLBACK_REPLAYED), one("DefineUseCase", USE_CASE_DEFINED),
            one("ActivateUseCase", USE_CASE_ACTIVATED), one("PublishPack", PACK_PUBLISHED), one("PlaceStop", STOP_PLACED),
            one("SettleStop", STOP_IN_EFFECT), one("ReleaseStop", STOP_RELEASED),
            one("AssessUseCase", USE_CASE_ASSESSED), one("AttestUseCase", USE_CASE_ATTESTED, ATTESTATION_CONFIRMED),
            one("AllowUnreviewed", UNREVIEWED_PROPOSED, UNREVIEWED_ALLOWED),
            one("SuspendUseCase", USE_CASE_SUSPENDED), one("ResumeUseCase", USE_CASE_RESUMED),
            one("RetireUseCase", USE_CASE_RETIRED), one("LapseUseCases", USE_CASE_LAPSED), one("ReadHistory", HISTORY_READ), one("ReplayCases", HISTORY_READ),
            one("ReportRefusal", ACCESS_REFUSED), one("ExportBundle", BUNDLE_EXPORTED),
            one("RequestErasure", ERASURE_REQUESTED), one("ConfirmErasure", ERASURE_CONFIRMED, PAYLOAD_ERASED, IDENTITY_ERASED),
            one("EraseExpired", PAYLOAD_ERASED, IDENTITY_ERASED), one("EraseLeavers", IDENTITY_ERASED), one("PlaceHold", HOLD_PLACED),
            one("LiftHold", HOLD_LIFT_REQUESTED, HOLD_LIFTED), one("RewrapKeys", KEYS_REWRAPPED),
            one("TakeCensus", CENSUS_TAKEN), one("CompareBooks", DISCREPANCY_FOUND));

    /** By what is no use case of a caller's: what happens by itself on the way. */
    private static final Map<String, Set<EntryKind>> ON_THE_WAY = Map.ofEntries(
            one("ProcessDefinitions", PROCESS_DEPLOYED), one("DefaultPack", PACK_PUBLISHED), one("JdbcPeople", PERSON_REGISTERED, PERMISSIONS_CHANGED),
            one("LoginEvents", LOGGED_IN, LOGGED_OUT), one("ReadOfEntries", LOG_READ),
            one("StartEntries", LOG_OPENED, CONFIGURATION_CHANGED));

    /** These change several things at a time and log each of them; every other one stages exactly one entry. */
    private static final Set<String> SEVERAL = Set.of("AcceptSubmission", "OpenReview", "ConcludeReview", "LapseUseCases", "EndTrial", "CloseReview", "ConfirmErasure", "EraseExpired",
            "EraseLeavers", "StartEntries", "JdbcPeople");

    @Autowired
    LoggedTransactions transactions;
    @Autowired
    ApplicationContext context;
    @Autowired
    PlatformTransactionManager manager;
    @Autowired
    JdbcClient db;
    @Autowired
    People people;
    @Autowired
    Ids ids;
    @Value("${countersign.vault.master-key}")
    String present;
    @Autowired
    Log log;

    private static Map.Entry<String, Set<EntryKind>> one(String name, EntryKind... kinds) {
        return Map.entry(name, Set.of(kinds));
    }

    @Test
    void everyUseCaseAndEveryKindIsListed() {
        Set<String> changing = context.getBeansWithAnnotation(UseCase.class).values().stream().map(AopUtils::getTargetClass)
                .filter(type -> !type.isAnnotationPresent(UseCase.NotAudited.class)).map(Class::getSimpleName)
                .collect(Collectors.toSet());
        assertThat(VOCABULARY.keySet()).isEqualTo(changing);
        var told = EnumSet.noneOf(EntryKind.class);
        VOCABULARY.values().forEach(told::addAll);
        ON_THE_WAY.values().forEach(told::addAll);
        assertThat(told).isEqualTo(EnumSet.allOf(EntryKind.class));
    }

    @Test
    void eachWasSeenToStageJustItsEntryInItsTransaction() {
        journey();
        var seen = new TreeSet<String>();
        for (List<Staged> transaction : transactions.committed()) {
            Map<String, List<EntryKind>> byWhom = transaction.stream().collect(Collectors.groupingBy(
                    staged -> staged.by().getSimpleName(), Collectors.mapping(Staged::kind, Collectors.toList())));
            byWhom.forEach((by, kinds) -> {
                if (!VOCABULARY.containsKey(by)) return;
                seen.add(by);
                assertThat(VOCABULARY.get(by)).as(by).containsAll(kinds);
                if (!SEVERAL.contains(by)) assertThat(kinds).as(by).hasSize(1);
            });
        }
        assertThat(seen).isEqualTo(new TreeSet<>(VOCABULARY.keySet()));
    }

    private static void stopped() {
        String stop = person("otto").post("/stops", Map.of("scope", Map.of("model", Map.of("name", "logged", "version", "1")),
                "grade", "people", "reason", "Test")).expect(201).body().path("id").asString();
        person("stig").post("/stops/" + stop + "/release", Map.of("reason", "Tested")).expect(200);
    }

    private static void replayed() {
        person("stig").post("/use-cases/loan-denial/replay", Map.of("from", "2020-01-01", "to", "2099-01-01")).expect(200);
    }

    private void journey() {
        String asked = decidedAfterAQuestion();
        String withdrawn = withdrawn();
        escalatedAndExpired();
        judgedBlind();
        releasedUnreviewed();
        useCases();
        stopped();
        replayed();
        Packs.publish(person("stig"), Packs.named("logged-" + UUID.randomUUID().toString().substring(0, 8), "P9D"), null).expect(200);
        retentionAndErasure(asked, withdrawn);
        readings(asked);
        discrepancy();
    }

    private String decidedAfterAQuestion() {
        var loan = loan("USE-1").set("callback", Api.JSON.createObjectNode().put("url", "http://127.0.0.1:9/"));
        String id = submitted((ObjectNode) withEvidence((ObjectNode) loan));
        Api rita = person("rita");
        JsonNode task = claim(rita, id);
        String path = "/tasks/" + task.path("id").asString();
        openMandatoryEvidence(rita, task);
        rita.post(path + "/extend", Map.of()).expect(200);
        rita.post(path + "/release", Map.of()).expect(200);
        rita.post("/tasks/" + claim(rita, id).path("id").asString() + "/verdict", Map.of("decision", "return", "question",
                "Since when?", "caseHash", task.path("caseHash").asString())).expect(200);
        awaitStatus(service("loan-service"), id, "RETURNED");
        service("loan-service").post("/decisions/" + id + "/information", Map.of("answer", "Since May.", "evidence", List.of()))
                .expect(200);
        JsonNode again = claim(rita, id);
        openMandatoryEvidence(rita, again);
        uphold(rita, again).expect(200);
        JsonNode released = awaitStatus(service("loan-service"), id, "RELEASED");
        service("loan-service").post("/releases/redeem", Map.of("token", released.path("releaseToken").asString())).expect(200);
        String dead = await("a dead letter").until(() -> deadLetter(id), letter -> !letter.isEmpty());
        person("otto").post("/dead-letters/" + dead + "/replay", Map.of()).expect(200);
        service("loan-service").post("/decisions/" + id + "/contests", Map.of("statement", "My savings were not counted.")).expect(202);
        return id;
    }

    private static ObjectNode withEvidence(ObjectNode loan) {
        loan.putArray("evidence").addObject().put("name", "letter.txt").put("mediaType", "text/plain").put("mandatory", true)
                .put("content", Base64.getEncoder().encodeToString("A letter.".getBytes()));
        return loan;
    }

    private static String deadLetter(String decision) {
        for (JsonNode letter : person("otto").get("/dead-letters").expect(200).body().path("items"))
            if (letter.path("decision").asString().equals(decision)) return letter.path("id").asString();
        return "";
    }

    private static String withdrawn() {
        String id = submitted(loan("USE-2"));
        awaitStatus(service("loan-service"), id, "IN_REVIEW");
        service("loan-service").post("/decisions/" + id + "/withdrawal", Map.of("reason", "Not needed.")).expect(200);
        return id;
    }

    private void escalatedAndExpired() {
        String id = submitted(loan("USE-3").put("dueAt", Instant.now().plusSeconds(3).toString()));
        await("its escalation").until(() -> db.sql("select escalated from inbox_task where decision_id = ?")
                .param(UUID.fromString(id)).query(Boolean.class).optional().orElse(false));
        claim(person("sana"), id);
        logged("decision:" + id, TASK_RELEASED, () -> db.sql("update inbox_task set lease_until = now() - interval '1 second' where decision_id = ?")
                .param(UUID.fromString(id)).update());
        await("the lease to expire").until(() -> db.sql("select holder is null from inbox_task where decision_id = ?")
                .param(UUID.fromString(id)).query(Boolean.class).single());
    }

    private void judgedBlind() {
        loansAreReviewed(Map.of("blindFirst", Map.of("when", "always")));
        finding(person("rita"), claim(person("rita"), submitted(loan("USE-6"))), "deny").expect(200);
        LIVE.activate("loan-denial", Samples.useCase("loan-denial"));
    }

    private static void releasedUnreviewed() {
        favourableLoansPass(0.000001);
        var loan = loan("USE-4");
        ((ObjectNode) loan.path("recommendation")).put("outcome", "approve");
        awaitStatus(service("loan-service"), submitted(loan), "RELEASED");
        LIVE.activate("loan-denial", Samples.useCase("loan-denial"));
    }

    private void useCases() {
        String key = "use-case-" + UUID.randomUUID();
        LIVE.activate(key, Samples.useCase("loan-denial"));
        person("stig").post("/use-cases/" + key + "/suspension", Map.of()).expect(200);
        person("stella").post("/use-cases/" + key + "/resumption", Map.of()).expect(200);
        person("stig").post("/use-cases/" + key + "/retirement", Map.of()).expect(200);
        String other = "use-case-" + UUID.randomUUID();
        LIVE.activate(other, Samples.useCase("loan-denial"));
        logged("use-case:" + other, USE_CASE_LAPSED, () -> db.sql("update policy_use_case_version set usable_until = '2020-01-01' where key = ?")
                .param(other).update());
        assertThat(context.getBean(LapseUseCases.class).lapse()).isEqualTo(1);
    }

    private void retentionAndErasure(String asked, String withdrawn) {
        String hold = person("stig").post("/holds", Map.of("decision", asked, "matter", "Case 1")).expect(201).body()
                .path("id").asString();
        person("stig").post("/holds/" + hold + "/release", Map.of()).expect(202);
        person("stella").post("/holds/" + hold + "/release", Map.of()).expect(200);
        FormerVault.of(db, ids, present).person("some realm", UUID.randomUUID().toString());
        assertThat(context.getBean(RewrapKeys.class).rewrapSome(null)).isEmpty();
        String erasure = person("stig").post("/erasures", Map.of("decision", withdrawn, "ground", "unlawful")).expect(202)
                .body().path("id").asString();
        person("stella").post("/erasures/" + erasure + "/confirmation", Map.of()).expect(200);
        owner().sql("update records_retention set until = now() - interval '1 day' where decision_id = ?")
                .param(UUID.fromString(asked)).update();
        while (context.getBean(EraseExpired.class).eraseSome() > 0) { }
        owner().sql("update access_person set last_seen = last_seen - interval '30 years' where id = ?")
                .param(people.byUsername("otto").orElseThrow()).update();
        assertThat(context.getBean(EraseLeavers.class).eraseSome()).isEqualTo(1);
    }

    private static void readings(String id) {
        Api aude = person("aude");
        await("the bundle").until(() -> aude.get("/decisions/" + id + "/bundle").status() == 200);
        aude.get("/decisions/" + id + "/trail").expect(200);
        aude.get("/history?useCase=loan-denial").expect(200);
        person("rita").get("/history").expect(403);
    }

    private void discrepancy() {
        String invented = "decision:" + UUID.randomUUID();
        logged(invented, DECISION_WITHDRAWN, () -> {});
        await("the entry").until(() -> db.sql("select count(*) from audit.entry where stream = ?").param(invented)
                .query(Integer.class).single() == 1);
        assertThat(context.getBean(CompareBooks.class).compare()).isNotEmpty();
        owner().sql("update audit.tally set count = count - 1 where kind = 'decision-withdrawn'").update();
        assertThat(context.getBean(TakeCensus.class).take()).isTrue();
    }

    private void logged(String stream, EntryKind kind, Runnable change) {
        new TransactionTemplate(manager).executeWithoutResult(status -> {
            change.run();
            log.append(stream, kind, Actor.system("test"), Map.of());
        });
    }

    private static JdbcClient owner() {
        var told = TestStack.shared().applicationProperties();
        return JdbcClient.create(new DriverManagerDataSource(told.get("spring.flyway.url"), told.get("spring.flyway.user"),
                told.get("spring.flyway.password")));
    }
}
