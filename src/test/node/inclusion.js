// Judges proofs with Sigstore's own verifier. In the directory lie pairs of files, an entry and the proof (C2SP tlog-proof) of it:
// <name>.entry and <name>.tlog-proof. Prints a line for each, "<name>: holds" or "<name>: refused".
'use strict';
const { createPublicKey } = require('node:crypto');
const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const { VerificationError } = require('@sigstore/verify/dist/error');
const { verifyTLogInclusion } = require('@sigstore/verify/dist/tlog');

const [directory, verifierKey] = process.argv.slice(2);
const log = authority(verifierKey);
for (const file of readdirSync(directory).filter(name => name.endsWith('.entry')).sort()) {
  const name = file.slice(0, -'.entry'.length);
  console.log(`${name}: ${holds(name) ? 'holds' : 'refused'}`);
}

function holds(name) {
  try {
    verifyTLogInclusion({
      canonicalizedBody: readFileSync(join(directory, name + '.entry')),
      inclusionProof: proof(readFileSync(join(directory, name + '.tlog-proof'), 'utf8'))
    }, [log]);
    return true;
  } catch (error) {
    if (error instanceof VerificationError) return false;
    throw error;
  }
}

/** The page as Sigstore's bundles hold it. */
function proof(page) {
  const end = page.indexOf('\n\n');
  const [, index, ...hashes] = page.slice(0, end).split('\n');
  return {
    logIndex: index.slice('index '.length),
    hashes: hashes.map(hash => Buffer.from(hash, 'base64')),
    checkpoint: { envelope: page.slice(end + 2) }
  };
}

/** A verifier key (C2SP signed-note) as Sigstore's trusted root holds it. */
function authority(line) {
  const [, name, id, key] = line.match(/^([^+]+)\+([0-9a-f]{8})\+(.+)$/);
  const x = Buffer.from(key, 'base64').subarray(1).toString('base64url');
  return {
    baseURL: name,
    logID: Buffer.from(id, 'hex'),
    publicKey: createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } })
  };
}
