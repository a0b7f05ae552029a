import java.nio.charset.StandardCharsets;
import java.util.Base64;

import generated.management.api.ApiKeysApi;
import generated.management.model.CreateApiKey;
import generated.management.model.CreatedApiKey;
import generated.merchant.ApiException;
import generated.merchant.api.MerchantApi;

/** A program that uses the clients as they were generated. */
public final class Scenario {

    private static final String MERCHANT = System.getenv("MERCHANT");

    public static void main(String[] arguments) throws Exception {
        ApiKeysApi keys = new ApiKeysApi(management());
        CreatedApiKey key = keys.createApiKey(MERCHANT, new CreateApiKey().name("Java client"), null);
        System.out.println("created " + key.getName());

        MerchantApi merchantApi = new MerchantApi(merchant(key.getSecret()));
        System.out.println("called " + merchantApi.getMerchant().getMerchantId());
        ApiException limited = failure(merchantApi);
        System.out.println("limited " + limited.getCode() + " retry-after "
                + limited.getResponseHeaders().firstValue("Retry-After").orElseThrow());

        keys.revokeApiKey(key.getId(), MERCHANT);
        System.out.println("refused " + failure(merchantApi).getCode());
    }

    private static ApiException failure(MerchantApi api) {
        for (int call = 0; call < 1000; call++) {
            try {
                api.getMerchant();
            } catch (ApiException e) {
                return e;
            }
        }
        throw new IllegalStateException("nothing is ever refused");
    }

    private static generated.management.ApiClient management() {
        String account = System.getenv("ACCOUNT") + ":" + System.getenv("PASSWORD");
        String basic = "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
        generated.management.ApiClient client = new generated.management.ApiClient();
        client.updateBaseUri(System.getenv("SERVICE"));
        return client.setRequestInterceptor(request -> request.header("Authorization", basic));
    }

    private static generated.merchant.ApiClient merchant(String secret) {
        generated.merchant.ApiClient client = new generated.merchant.ApiClient();
        client.updateBaseUri(System.getenv("SERVICE"));
        return client.setRequestInterceptor(request -> request.header("X-Merchant-API-Key", secret));
    }
}
