//! The calls of the Security Support Provider Interface. Every pointer given to the system points
//! into a value that lives until the call returns; what the system allocates is freed where it was
//! taken.

use std::ffi::c_void;
use std::ptr;

use windows::Win32::Foundation::{
    SEC_E_OK, SEC_I_COMPLETE_AND_CONTINUE, SEC_I_COMPLETE_NEEDED, SEC_I_CONTINUE_NEEDED,
};
use windows::Win32::Security::Authentication::Identity::{
    AcquireCredentialsHandleW, CompleteAuthToken, DeleteSecurityContext, FreeContextBuffer,
    FreeCredentialsHandle, ISC_REQ_FLAGS, ISC_REQ_INTEGRITY, ISC_REQ_MUTUAL_AUTH,
    ISC_RET_MUTUAL_AUTH, InitializeSecurityContextW, QueryContextAttributesW,
    QuerySecurityPackageInfoW, SEC_WINNT_AUTH_IDENTITY_EXW, SEC_WINNT_AUTH_IDENTITY_VERSION,
    SECBUFFER_CHANNEL_BINDINGS, SECBUFFER_TOKEN, SECBUFFER_VERSION, SECPKG_ATTR_NEGOTIATION_INFO,
    SECPKG_CRED_OUTBOUND, SECURITY_NATIVE_DREP, SecBuffer, SecBufferDesc,
    SecPkgContext_NegotiationInfoW,
};
use windows::Win32::Security::Credentials::SecHandle;
use windows::Win32::System::Rpc::{SEC_WINNT_AUTH_IDENTITY_UNICODE, SEC_WINNT_AUTH_IDENTITY_W};
use windows::core::{Error, HRESULT, PCWSTR, Result};
use zeroize::Zeroizing;

use crate::account::Account;

/// The name, its service and its password in UTF-16, ended by a zero.
type Wide = Zeroizing<Vec<u16>>;

fn wide(text: &str) -> Wide {
    Zeroizing::new(text.encode_utf16().chain([0]).collect())
}

/// Without the zero at the end, as the system counts.
fn count(text: &Wide) -> u32 {
    u32::try_from(text.len().saturating_sub(1)).unwrap_or_default()
}

/// As whom to sign in.
pub(super) struct Handle(SecHandle);

impl Handle {
    /// The current logon, or an account. Without `ntlm` the system is told not to use it.
    pub(super) fn acquire(package: &str, account: Option<&Account>, ntlm: bool) -> Result<Self> {
        let identity = Identity::new(account, ntlm);
        let package = wide(package);
        let mut handle = SecHandle::default();
        // SAFETY: `package` and what `identity` points to live until the call returns; the system
        // copies them. `handle` is written by it alone.
        unsafe {
            AcquireCredentialsHandleW(
                PCWSTR::null(),
                PCWSTR(package.as_ptr()),
                SECPKG_CRED_OUTBOUND,
                None,
                identity.pointer(),
                None,
                None,
                &raw mut handle,
                None,
            )?;
        }
        Ok(Self(handle))
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        // SAFETY: the handle was acquired and is freed once. Nobody could do anything about a failure.
        let _ = unsafe { FreeCredentialsHandle(&raw const self.0) };
    }
}

/// What the system is told of an account. The form with a list of packages is taken only where
/// there is one: it is not known everywhere.
struct Identity {
    form: Form,
    /// What the pointers in `form` point to; its heap does not move with it.
    _texts: [Wide; 4],
}

enum Form {
    None,
    Account(SEC_WINNT_AUTH_IDENTITY_W),
    Packages(SEC_WINNT_AUTH_IDENTITY_EXW),
}

impl Identity {
    fn new(account: Option<&Account>, ntlm: bool) -> Self {
        let (user, domain, password) = match account {
            // `name@domain` is a name of its own to Windows.
            Some(account) => match account.user().short_domain() {
                Some(domain) => {
                    (account.user().name().to_owned(), domain, account.expose_password())
                }
                None => (account.user().to_string(), "", account.expose_password()),
            },
            None => (String::new(), "", ""),
        };
        let mut texts =
            [wide(&user), wide(domain), wide(password), wide(if ntlm { "" } else { "!ntlm" })];
        let [user, domain, password, packages] = &mut texts;
        let lengths = [count(user), count(domain), count(password), count(packages)];
        let pointers = [user, domain, password, packages]
            .map(|text| if text.len() > 1 { text.as_mut_ptr() } else { ptr::null_mut() });
        let flags = SEC_WINNT_AUTH_IDENTITY_UNICODE;
        let form = if !ntlm {
            Form::Packages(SEC_WINNT_AUTH_IDENTITY_EXW {
                Version: SEC_WINNT_AUTH_IDENTITY_VERSION,
                Length: u32::try_from(size_of::<SEC_WINNT_AUTH_IDENTITY_EXW>()).unwrap_or_default(),
                User: pointers[0],
                UserLength: lengths[0],
                Domain: pointers[1],
                DomainLength: lengths[1],
                Password: pointers[2],
                PasswordLength: lengths[2],
                Flags: flags.0,
                PackageList: pointers[3],
                PackageListLength: lengths[3],
            })
        } else if account.is_some() {
            Form::Account(SEC_WINNT_AUTH_IDENTITY_W {
                User: pointers[0],
                UserLength: lengths[0],
                Domain: pointers[1],
                DomainLength: lengths[1],
                Password: pointers[2],
                PasswordLength: lengths[2],
                Flags: flags,
            })
        } else {
            Form::None
        };
        Self { form, _texts: texts }
    }

    fn pointer(&self) -> Option<*const c_void> {
        match &self.form {
            Form::None => None,
            Form::Account(identity) => Some(ptr::from_ref(identity).cast()),
            Form::Packages(identity) => Some(ptr::from_ref(identity).cast()),
        }
    }
}

/// A security context.
pub(super) struct Context {
    handle: Handle,
    context: Option<SecHandle>,
    service: Wide,
    /// The binding in the system's form.
    binding: Option<Vec<u8>>,
    attributes: u32,
    done: bool,
    /// How long a token may be.
    longest: usize,
}

// SAFETY: handles are numbers that belong to the process, not to a thread; one thread at a time has
// the context, since every call takes it mutably.
unsafe impl Send for Context {}

impl Drop for Context {
    fn drop(&mut self) {
        if let Some(context) = &self.context {
            // SAFETY: the context was made by the system and is deleted once.
            let _ = unsafe { DeleteSecurityContext(ptr::from_ref(context)) };
        }
    }
}

impl Context {
    pub(super) fn new(
        handle: Handle,
        package: &str,
        service: &str,
        binding: Option<&[u8]>,
    ) -> Result<Self> {
        let longest = longest(package)?;
        let (service, binding) = (wide(service), binding.map(bound));
        let (context, attributes, done) = (None, 0, false);
        Ok(Self { handle, context, service, binding, attributes, done, longest })
    }

    /// The next token; an empty one if there is nothing more to say. The binding goes into every
    /// call: Kerberos needs it in the first one, NTLM in the second.
    pub(super) fn step(&mut self, input: Option<&[u8]>) -> Result<Vec<u8>> {
        let mut input = input.map(<[u8]>::to_vec);
        let mut given = Vec::new();
        given.extend(input.as_mut().map(|token| buffer(token, SECBUFFER_TOKEN)));
        given.extend(self.binding.as_mut().map(|data| buffer(data, SECBUFFER_CHANNEL_BINDINGS)));
        let given_list = list(&mut given);
        let mut token = vec![0; self.longest];
        let mut taken = [buffer(&mut token, SECBUFFER_TOKEN)];
        let mut taken_list = list(&mut taken);
        let mut context = self.context.unwrap_or_default();
        let wanted = ISC_REQ_MUTUAL_AUTH | ISC_REQ_INTEGRITY;
        // SAFETY: all buffers, lists and handles live until the call returns; the system writes at
        // most `longest` bytes to `token`, as the buffer says. Nothing is delegated.
        let code = unsafe {
            self.initialize(
                wanted,
                (!given.is_empty()).then_some(&given_list),
                &mut context,
                &mut taken_list,
            )
        };
        if code.is_ok() {
            self.context = Some(context);
        }
        let code = match code {
            SEC_I_COMPLETE_NEEDED | SEC_I_COMPLETE_AND_CONTINUE => {
                // SAFETY: the context and the list are those of the call before.
                unsafe { CompleteAuthToken(&raw const context, &raw const taken_list)? };
                if code == SEC_I_COMPLETE_NEEDED { SEC_E_OK } else { SEC_I_CONTINUE_NEEDED }
            }
            code => code,
        };
        if code != SEC_E_OK && code != SEC_I_CONTINUE_NEEDED {
            return Err(Error::from_hresult(code));
        }
        self.done = code == SEC_E_OK;
        token.truncate(taken[0].cbBuffer as usize);
        Ok(token)
    }

    /// # Safety
    /// The lists' buffers must live until it returns.
    unsafe fn initialize(
        &mut self,
        wanted: ISC_REQ_FLAGS,
        given: Option<&SecBufferDesc>,
        context: &mut SecHandle,
        taken: &mut SecBufferDesc,
    ) -> HRESULT {
        // SAFETY: as promised above; the service's text ends with a zero.
        unsafe {
            InitializeSecurityContextW(
                Some(&raw const self.handle.0),
                self.context.as_ref().map(ptr::from_ref),
                Some(self.service.as_ptr()),
                wanted,
                0,
                SECURITY_NATIVE_DREP,
                given.map(ptr::from_ref),
                0,
                Some(context),
                Some(taken),
                &raw mut self.attributes,
                None,
            )
        }
    }

    pub(super) fn is_done(&self) -> bool {
        self.done
    }

    pub(super) fn is_mutual(&self) -> bool {
        self.attributes & ISC_RET_MUTUAL_AUTH != 0
    }

    /// The package that the system has chosen.
    pub(super) fn package(&self) -> Option<String> {
        let context = self.context.as_ref()?;
        let mut info = SecPkgContext_NegotiationInfoW::default();
        // SAFETY: the attribute asked for writes just this structure; what it points to is freed
        // after its name was copied.
        unsafe {
            let written = ptr::from_mut(&mut info).cast();
            QueryContextAttributesW(ptr::from_ref(context), SECPKG_ATTR_NEGOTIATION_INFO, written)
                .ok()?;
            let package = info.PackageInfo;
            if package.is_null() {
                return None;
            }
            let name = PCWSTR((*package).Name).to_string().ok();
            let _ = FreeContextBuffer(package.cast());
            name
        }
    }
}

/// How long a token of the package may be.
fn longest(package: &str) -> Result<usize> {
    let package = wide(package);
    // SAFETY: the text ends with a zero; what the system allocates is read and freed.
    unsafe {
        let info = QuerySecurityPackageInfoW(PCWSTR(package.as_ptr()))?;
        let longest = (*info).cbMaxToken as usize;
        let _ = FreeContextBuffer(info.cast());
        Ok(longest)
    }
}

/// `SEC_CHANNEL_BINDINGS`: eight numbers, of which the last two say how long the data is and where
/// it begins.
fn bound(data: &[u8]) -> Vec<u8> {
    const HEAD: u32 = 32;
    let length = u32::try_from(data.len()).unwrap_or_default();
    let mut all = vec![0; 24];
    all.extend(length.to_le_bytes());
    all.extend(HEAD.to_le_bytes());
    all.extend(data);
    all
}

fn buffer(bytes: &mut Vec<u8>, kind: u32) -> SecBuffer {
    SecBuffer {
        cbBuffer: u32::try_from(bytes.len()).unwrap_or_default(),
        BufferType: kind,
        pvBuffer: bytes.as_mut_ptr().cast(),
    }
}

fn list(buffers: &mut [SecBuffer]) -> SecBufferDesc {
    SecBufferDesc {
        ulVersion: SECBUFFER_VERSION,
        cBuffers: u32::try_from(buffers.len()).unwrap_or_default(),
        pBuffers: buffers.as_mut_ptr(),
    }
}
