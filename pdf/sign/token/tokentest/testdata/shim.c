/* A PKCS #11 driver in front of a real one that misbehaves as the environment
 * says: SHIM_REAL is the path of the real driver, SHIM_MODE what goes wrong,
 * SHIM_STATE a file that counts wrong PINs, SHIM_PIN what is typed on the
 * reader. Only tests load it. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#define CK_PTR *
#define NULL_PTR 0
#define CK_DEFINE_FUNCTION(type, name) type name
#define CK_DECLARE_FUNCTION(type, name) type name
#define CK_DECLARE_FUNCTION_POINTER(type, name) type (*name)
#define CK_CALLBACK_FUNCTION(type, name) type (*name)
#include "pkcs11.h"

static CK_FUNCTION_LIST list;
static CK_FUNCTION_LIST_PTR real;

static int mode(const char *name) {
	const char *m = getenv("SHIM_MODE");
	return m && strcmp(m, name) == 0;
}

static void misbehave(const char *where) {
	char name[64];
	snprintf(name, sizeof name, "crash-%s", where);
	if (mode(name)) {
		volatile int *nowhere = 0;
		*nowhere = 1;
	}
	snprintf(name, sizeof name, "exit-%s", where);
	if (mode(name)) _exit(0);
	snprintf(name, sizeof name, "hang-%s", where);
	if (mode(name)) for (;;) sleep(1);
	if (mode("chatty")) { printf("debug: %s\n", where); fflush(stdout); }
}

static int wrongs(int change) {
	const char *path = getenv("SHIM_STATE");
	int n = 0;
	if (!path) return 0;
	FILE *f = fopen(path, "r");
	if (f) { if (fscanf(f, "%d", &n) != 1) n = 0; fclose(f); }
	if (change) {
		n = change > 0 ? n + 1 : 0;
		f = fopen(path, "w");
		if (f) { fprintf(f, "%d", n); fclose(f); }
	}
	return n;
}

static void tell(const char *what) {
	const char *path = getenv("SHIM_STATE");
	FILE *f = path ? fopen(path, "a") : 0;
	if (f) { fputs(what, f); fclose(f); }
}

static CK_RV GetSlotList(CK_BBOOL present, CK_SLOT_ID_PTR slots, CK_ULONG_PTR n) {
	misbehave("slots");
	return real->C_GetSlotList(present, slots, n);
}

static CK_RV GetSlotInfo(CK_SLOT_ID id, CK_SLOT_INFO_PTR info) {
	CK_RV rv = real->C_GetSlotInfo(id, info);
	if (mode("empty")) info->flags &= ~CKF_TOKEN_PRESENT;
	return rv;
}

static CK_RV GetTokenInfo(CK_SLOT_ID id, CK_TOKEN_INFO_PTR info) {
	if (mode("gone")) return CKR_TOKEN_NOT_PRESENT;
	CK_RV rv = real->C_GetTokenInfo(id, info);
	int n = wrongs(0);
	if (n >= 1) info->flags |= CKF_USER_PIN_COUNT_LOW;
	if (n == 2) info->flags |= CKF_USER_PIN_FINAL_TRY;
	if (n >= 3) info->flags |= CKF_USER_PIN_LOCKED;
	if (mode("pad") || mode("pad-refused")) info->flags |= CKF_PROTECTED_AUTHENTICATION_PATH;
	if (mode("expired")) info->flags |= CKF_USER_PIN_TO_BE_CHANGED;
	if (mode("other")) memcpy(info->serialNumber, "another-card-000", 16);
	return rv;
}

static CK_RV Login(CK_SESSION_HANDLE s, CK_USER_TYPE user, CK_UTF8CHAR_PTR pin, CK_ULONG n) {
	static int before;
	if (mode("slow-login")) { usleep(1200000); tell("login "); return real->C_Login(s, user, pin, n); }
	misbehave(user == CKU_CONTEXT_SPECIFIC ? "context" : "login");
	if (mode("pad-refused")) return CKR_FUNCTION_CANCELED;
	if (mode("old-driver") && user == CKU_CONTEXT_SPECIFIC) return CKR_USER_TYPE_INVALID;
	if (mode("pad")) {
		if (pin != NULL_PTR) return CKR_ARGUMENTS_BAD;
		pin = (CK_UTF8CHAR_PTR) getenv("SHIM_PIN");
		n = strlen((char *) pin);
	}
	if (mode("shared") && !before++) return CKR_USER_ALREADY_LOGGED_IN;
	if (wrongs(0) >= 3) return CKR_PIN_LOCKED;
	CK_RV rv = real->C_Login(s, user, pin, n);
	if (rv == CKR_PIN_INCORRECT) wrongs(1);
	if (rv == CKR_OK) wrongs(-1);
	return rv;
}

static CK_RV GetAttributeValue(CK_SESSION_HANDLE s, CK_OBJECT_HANDLE o, CK_ATTRIBUTE_PTR t, CK_ULONG n) {
	if (mode("hides-always") && n == 1 && t->type == CKA_ALWAYS_AUTHENTICATE) return CKR_ATTRIBUTE_TYPE_INVALID;
	return real->C_GetAttributeValue(s, o, t, n);
}

static CK_RV Logout(CK_SESSION_HANDLE s) {
	if (mode("tell-logout") || mode("slow-login")) tell("logout ");
	return real->C_Logout(s);
}

static CK_RV CloseSession(CK_SESSION_HANDLE s) {
	if (mode("tell-logout") || mode("slow-login")) tell("close ");
	return real->C_CloseSession(s);
}

static CK_RV Sign(CK_SESSION_HANDLE s, CK_BYTE_PTR d, CK_ULONG dn, CK_BYTE_PTR out, CK_ULONG_PTR n) {
	misbehave("sign");
	if (mode("removed")) return CKR_DEVICE_REMOVED;
	if (out && mode("slow-sign")) usleep(300000);
	if (out && mode("removed-after-3")) { static int signs; if (signs++ >= 3) return CKR_DEVICE_REMOVED; }
	CK_RV rv = real->C_Sign(s, d, dn, out, n);
	if (mode("garbage") && out) out[0] ^= 0x40;
	return rv;
}

static CK_RV GetMechanismInfo(CK_SLOT_ID id, CK_MECHANISM_TYPE type, CK_MECHANISM_INFO_PTR info) {
	if (mode("plain-rsa") && type == CKM_RSA_PKCS_PSS) return CKR_MECHANISM_INVALID;
	return real->C_GetMechanismInfo(id, type, info);
}

CK_RV C_GetFunctionList(CK_FUNCTION_LIST_PTR_PTR p) {
	CK_C_GetFunctionList get;
	void *h = dlopen(getenv("SHIM_REAL"), RTLD_NOW);
	misbehave("load");
	if (!h) return CKR_GENERAL_ERROR;
	*(void **) &get = dlsym(h, "C_GetFunctionList");
	get(&real);
	list = *real;
	list.C_GetSlotList = GetSlotList;
	list.C_GetSlotInfo = GetSlotInfo;
	list.C_GetTokenInfo = GetTokenInfo;
	list.C_Login = Login;
	list.C_Logout = Logout;
	list.C_GetAttributeValue = GetAttributeValue;
	list.C_CloseSession = CloseSession;
	list.C_Sign = Sign;
	list.C_GetMechanismInfo = GetMechanismInfo;
	*p = &list;
	return CKR_OK;
}
