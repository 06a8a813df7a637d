{{- /*
The application's properties as Spring reads them from the environment: dots become underscores, dashes go.
*/}}
{{- define "countersign.environment" -}}
- name: JAVA_TOOL_OPTIONS
  value: {{ printf "-XX:MaxRAMPercentage=%d -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %s" (int .Values.java.maxRamPercentage) .Values.java.options | trim | quote }}
- name: SERVER_PORT
  value: "8080"
- name: SERVER_FORWARDHEADERSSTRATEGY {{- /* what stands before the Service ends TLS and says so */}}
  value: native
{{- with .Values.database }}
{{- if regexMatch "[?&](user|password|sslpassword)=" .url }}
{{- fail "database.url: expected an address without user and password; those are database.*.username and database.*.passwordFrom" }}
{{- end }}
- name: SPRING_DATASOURCE_URL
  value: {{ .url | quote }}
- name: SPRING_DATASOURCE_USERNAME
  value: {{ .application.username | quote }}
{{ include "countersign.secret" (dict "name" "SPRING_DATASOURCE_PASSWORD" "from" .application.passwordFrom) }}
- name: SPRING_FLYWAY_URL
  value: {{ .url | quote }}
- name: SPRING_FLYWAY_USER
  value: {{ .owner.username | quote }}
{{ include "countersign.secret" (dict "name" "SPRING_FLYWAY_PASSWORD" "from" .owner.passwordFrom) }}
- name: COUNTERSIGN_AUDIT_SEQUENCER_URL
  value: {{ .url | quote }}
- name: COUNTERSIGN_AUDIT_SEQUENCER_USERNAME
  value: {{ .sequencer.username | quote }}
{{ include "countersign.secret" (dict "name" "COUNTERSIGN_AUDIT_SEQUENCER_PASSWORD" "from" .sequencer.passwordFrom) }}
{{- end }}
{{- with .Values.identity }}
- name: COUNTERSIGN_IDENTITY_ISSUERURI
  value: {{ .issuerUri | quote }}
- name: COUNTERSIGN_IDENTITY_CONSOLECLIENTID
  value: {{ .consoleClientId | quote }}
- name: COUNTERSIGN_IDENTITY_PERSONCLAIM
  value: {{ .personClaim | quote }}
{{ include "countersign.secret" (dict "name" "COUNTERSIGN_IDENTITY_CONSOLECLIENTSECRET" "from" .consoleClientSecretFrom) }}
{{- end }}
{{- with .Values.engine }}
- name: COUNTERSIGN_ENGINE_GRPCADDRESS
  value: {{ .grpcAddress | quote }}
- name: COUNTERSIGN_ENGINE_LEASE
  value: {{ .lease | quote }}
- name: COUNTERSIGN_ENGINE_WORKERTHREADS
  value: {{ .workerThreads | quote }}
{{- end }}
{{- with .Values.inbox }}
- name: COUNTERSIGN_INBOX_LEASE
  value: {{ .lease | quote }}
- name: COUNTERSIGN_INBOX_ESCALATIONQUEUE
  value: {{ .escalationQueue | quote }}
{{- end }}
{{- with .Values.delivery }}
{{- with .allowedHosts }}
- name: COUNTERSIGN_DELIVERY_ALLOWEDHOSTS
  value: {{ join "," . | quote }}
{{- end }}
{{ include "countersign.secret" (dict "name" "COUNTERSIGN_DELIVERY_SECRET" "from" .secretFrom) }}
{{- end }}
{{- with .Values.log }}
- name: COUNTERSIGN_AUDIT_SIGNER_ORIGIN
  value: {{ .origin | quote }}
{{- with .pkcs11 }}
{{- if not .library }}
{{ include "countersign.secret" (dict "name" "COUNTERSIGN_AUDIT_SIGNER_KEY" "from" $.Values.log.keyFrom) }}
{{- else if $.Values.log.keyFrom.name }}
{{- fail "log: expected keyFrom or pkcs11, but got both" }}
{{- else }}
- name: COUNTERSIGN_AUDIT_SIGNER_PKCS11_LIBRARY
  value: {{ .library | quote }}
- name: COUNTERSIGN_AUDIT_SIGNER_PKCS11_TOKEN
  value: {{ .token | quote }}
- name: COUNTERSIGN_AUDIT_SIGNER_PKCS11_KEYLABEL
  value: {{ .keyLabel | quote }}
{{ include "countersign.secret" (dict "name" "COUNTERSIGN_AUDIT_SIGNER_PKCS11_PIN" "from" .pinFrom) }}
{{- end }}
{{- end }}
{{- if .quantumKeyFrom.name }}
{{ include "countersign.secret" (dict "name" "COUNTERSIGN_AUDIT_SIGNER_QUANTUMKEY" "from" .quantumKeyFrom) }}
{{- end }}
{{- if and .witnesses (lt (int .quorum) 1) }}
{{- fail "log.quorum: expected how many of log.witnesses must have cosigned, at least one" }}
{{- else if gt (int .quorum) (len .witnesses) }}
{{- fail "log.quorum: expected no more than there are log.witnesses" }}
{{- end }}
{{- range $n, $witness := .witnesses }}
- name: COUNTERSIGN_AUDIT_SIGNER_WITNESSES_{{ $n }}_URL
  value: {{ $witness.url | quote }}
- name: COUNTERSIGN_AUDIT_SIGNER_WITNESSES_{{ $n }}_KEY
  value: {{ $witness.key | quote }}
{{- end }}
{{- if .witnesses }}
- name: COUNTERSIGN_AUDIT_SIGNER_QUORUM
  value: {{ .quorum | quote }}
{{- end }}
- name: COUNTERSIGN_AUDIT_SIGNER_MEMORY
  value: /signer
{{- end }}
{{ include "countersign.secret" (dict "name" "COUNTERSIGN_VAULT_MASTERKEY" "from" .Values.vault.masterKeyFrom) }}
{{- range $n, $from := .Values.vault.earlierMasterKeysFrom }}
{{ include "countersign.secret" (dict "name" (printf "COUNTERSIGN_VAULT_EARLIERMASTERKEYS_%d" $n) "from" $from) }}
{{- end }}
{{- with .Values.records }}
- name: COUNTERSIGN_RECORDS_KEEPFOR
  value: {{ .keepFor | quote }}
- name: COUNTERSIGN_RECORDS_KEEPNAMESFOR
  value: {{ .keepNamesFor | quote }}
- name: COUNTERSIGN_RECORDS_CHECKEVERY
  value: {{ .checkEvery | quote }}
{{- end }}
{{ include "countersign.secret" (dict "name" "COUNTERSIGN_OUTCOME_TOKENKEY" "from" .Values.outcome.tokenKeyFrom) }}
{{- end }}
