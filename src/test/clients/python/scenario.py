"""A program that uses the clients as they were generated."""

import os

import latchkey_management
import latchkey_merchant

MERCHANT = os.environ["MERCHANT"]


def failure(api):
    """Calls until it is refused."""
    for _ in range(1000):
        try:
            api.get_merchant()
        except latchkey_merchant.ApiException as refused:
            return refused
    raise AssertionError("nothing is ever refused")


keys = latchkey_management.APIKeysApi(latchkey_management.ApiClient(latchkey_management.Configuration(
    host=os.environ["SERVICE"], username=os.environ["ACCOUNT"], password=os.environ["PASSWORD"])))
key = keys.create_api_key(MERCHANT, latchkey_management.CreateApiKey(name="Python client"))
print("created", key.name)

# Otherwise this client waits as long as Retry-After says, calls again, and is never refused.
merchant_api = latchkey_merchant.MerchantApi(latchkey_merchant.ApiClient(latchkey_merchant.Configuration(
    host=os.environ["SERVICE"], api_key={"ApiKey": key.secret}, retries=False)))
print("called", merchant_api.get_merchant().merchant_id)
limited = failure(merchant_api)
print("limited", limited.status, "retry-after", limited.headers["Retry-After"])

keys.revoke_api_key(key_id=key.id, merchant_id=MERCHANT)
print("refused", failure(merchant_api).status)
