// A real Bluesky server: `node server.js PORT FOLDER`. Its directory of identities listens on a port of its own; both are
// reached from this machine only.
import "core-js"; // what Node has since 22, for Node 20
import net from "node:net";
import { Database, PlcServer } from "@did-plc/server";
import { PDS, envToCfg, envToSecrets, readEnv } from "@atproto/pds";

const [port, folder] = process.argv.slice(2);

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (where, ...rest) {
  return typeof where === "number" ? listen.call(this, where, "127.0.0.1", ...rest) : listen.call(this, where, ...rest);
};

const directory = PlcServer.create({ db: Database.mock(), port: 0 });
const listening = await directory.start();

Object.assign(process.env, {
  LOG_ENABLED: "false",
  PDS_DEV_MODE: "true",
  PDS_PORT: port,
  PDS_HOSTNAME: "localhost",
  PDS_SERVICE_HANDLE_DOMAINS: ".test",
  PDS_INVITE_REQUIRED: "false",
  PDS_RATE_LIMITS_ENABLED: "false",
  PDS_DATA_DIRECTORY: folder,
  PDS_BLOBSTORE_DISK_LOCATION: `${folder}/blobs`,
  PDS_DID_PLC_URL: `http://127.0.0.1:${listening.address().port}`,
  PDS_JWT_SECRET: "only for tests, only for tests!!",
  PDS_ADMIN_PASSWORD: "only for tests",
  PDS_PLC_ROTATION_KEY_K256_PRIVATE_KEY_HEX: "1".repeat(64),
});
const env = readEnv();
const server = await PDS.create(envToCfg(env), envToSecrets(env));
await server.start();
