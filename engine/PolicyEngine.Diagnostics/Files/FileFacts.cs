using System.Runtime.InteropServices;
using System.Text;

namespace PolicyEngine.Diagnostics.Files;

/// <summary>What a Unix system says of a file that .NET does not pass on: its kind and its owner.</summary>
/// <param name="Mode">The kind and the rights, as <c>stat</c> gives them.</param>
/// <param name="Owner">The number of the user whom it belongs to.</param>
internal readonly record struct FileFacts(int Mode, uint Owner)
{
    private const int KindBits = 0xF000;
    private const int RegularBits = 0x8000;
    private const int OthersMayWrite = 0x12;

    /// <summary>Whether it is a regular file.</summary>
    public bool IsRegular => (Mode & KindBits) == RegularBits;

    /// <summary>Whether somebody besides its owner can write to it.</summary>
    public bool IsOpenToOthers => (Mode & OthersMayWrite) != 0;

    /// <summary>Whether it belongs to the user of this process.</summary>
    public bool IsOwn => Owner == EffectiveUser();

    /// <summary>The facts of what stands at a path, behind links; <see langword="null"/> when nothing does.</summary>
    public static FileFacts? Of(string path)
    {
        var status = default(Status);
        return ReadStatus([.. Encoding.UTF8.GetBytes(path), 0], ref status) == 0 ? new FileFacts(status.Mode, status.Owner) : null;
    }

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_Stat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadStatus(byte[] path, ref Status status);

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_GetEUid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint EffectiveUser();

    // The start of the runtime's own structure, with room for all that it writes.
    [StructLayout(LayoutKind.Explicit, Size = 512)]
    private struct Status
    {
        [FieldOffset(4)]
        public int Mode;

        [FieldOffset(8)]
        public uint Owner;
    }
}
