export const id = 398;
export const ids = [398];
export const modules = {

/***/ 2398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readUserSsh: () => (/* binding */ readUserSsh)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);



const keyNames = ["id_ed25519", "id_ecdsa", "id_rsa"];
/** What is not given is as the user's ssh has it: name, keys, and its configuration with the known hosts. */
function readUserSsh(environment) {
    // In a container, a user need not have a name.
    const user = ifPossible(() => (0,node_os__WEBPACK_IMPORTED_MODULE_1__.userInfo)());
    const defaultUsername = user?.username ?? environment["USER"];
    const inSsh = (name) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), ".ssh", name);
    return {
        keyFile: keyNames.map(inSsh).find((path) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path)),
        sshConfig: sshConfig(environment, defaultUsername ?? ""),
        defaultUsername,
    };
}
/** Looks hosts up where ssh does. Nothing of that is loaded before a host is asked for. */
function sshConfig(environment, localUsername) {
    const load = async () => {
        const { sshConfigOf } = await __webpack_require__.e(/* import() */ 772).then(__webpack_require__.bind(__webpack_require__, 772));
        return sshConfigOf({
            home: (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(),
            environment,
            localUsername,
            userId: process.getuid?.(),
            userFile: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), ".ssh", "config"),
            systemFile: "/etc/ssh/ssh_config",
        });
    };
    let loading;
    return async (host, given) => (await (loading ??= load()))(host, given);
}
/** What a call to the system gives; `undefined` when the system refuses, as nobody asked for it. */
function ifPossible(call) {
    try {
        return call();
    }
    catch (error) {
        if (error instanceof Error && "syscall" in error)
            return undefined;
        throw error;
    }
}


/***/ })

};
