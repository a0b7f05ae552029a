// Writes to standard output what Envoy would send by gRPC to check a GET with the key that is given: one message of
// envoy.service.auth.v3.CheckRequest (Envoy's external_auth.proto and attribute_context.proto), in gRPC's frame.

const length = (value) => (value < 128 ? Buffer.from([value]) : Buffer.from([(value & 127) | 128, value >> 7]));
const field = (number, content) =>
  Buffer.concat([Buffer.from([(number << 3) | 2]), length(content.length), Buffer.from(content)]);

const header = field(3, Buffer.concat([field(1, "x-merchant-api-key"), field(2, process.argv[2])]));
const http = Buffer.concat([field(2, "GET"), header, field(4, "/merchant-api/v1/bench/empty"), field(5, "bench")]);
const message = field(1, field(4, field(2, http)));
const frame = Buffer.alloc(5);
frame.writeUInt32BE(message.length, 1);
process.stdout.write(Buffer.concat([frame, message]));
