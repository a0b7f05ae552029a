import { APIKeysApi, Configuration as ManagementConfiguration } from './management';
import { Configuration, MerchantApi, ResponseError } from './merchant';

const env = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set`);
  }
  return value;
};

const merchantId = env('MERCHANT');

/** Calls until it is refused. */
const failure = async (api: MerchantApi): Promise<Response> => {
  for (let call = 0; call < 1000; call++) {
    try {
      await api.getMerchant();
    } catch (error) {
      if (error instanceof ResponseError) {
        return error.response;
      }
      throw error;
    }
  }
  throw new Error('nothing is ever refused');
};

const main = async (): Promise<void> => {
  const keys = new APIKeysApi(
    new ManagementConfiguration({ basePath: env('SERVICE'), username: env('ACCOUNT'), password: env('PASSWORD') }),
  );
  const key = await keys.createApiKey({ merchantId, createApiKey: { name: 'TypeScript client' } });
  console.log(`created ${key.name}`);

  const merchantApi = new MerchantApi(new Configuration({ basePath: env('SERVICE'), apiKey: key.secret! }));
  console.log(`called ${(await merchantApi.getMerchant()).merchantId}`);
  const limited = await failure(merchantApi);
  console.log(`limited ${limited.status} retry-after ${limited.headers.get('Retry-After')}`);

  await keys.revokeApiKey({ merchantId, keyId: key.id! });
  console.log(`refused ${(await failure(merchantApi)).status}`);
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
