using System.IO.Compression;
using System.Security.Cryptography;

namespace Suoqiao.Features.Running.Backup;

/// <summary>Opens an archive and unpacks it to a folder, checked against its manifest.</summary>
internal static class BackupReader
{
    /// <summary>The manifest of an archive, or null when the file is no backup.</summary>
    public static BackupManifest? Manifest(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            using var entry = archive.GetEntry(BackupManifest.EntryName)?.Open();
            return entry is null ? null : BackupManifest.Read(entry);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Unpacks every entry that the manifest names, and only those; answers the name of the first that is missing or damaged.</summary>
    public static async Task<string?> UnpackAsync(string path, BackupManifest manifest, string folder, CancellationToken ct)
    {
        using var archive = ZipFile.OpenRead(path);
        foreach (var entry in manifest.Entries)
        {
            var target = Path.GetFullPath(Path.Combine(folder, entry.Name));
            if (!target.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) || archive.GetEntry(entry.Name) is not { } packed)
            {
                return entry.Name;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (!await UnpackAsync(packed, entry, target, ct))
            {
                return entry.Name;
            }
        }

        return null;
    }

    private static async Task<bool> UnpackAsync(ZipArchiveEntry packed, BackupEntry entry, string target, CancellationToken ct)
    {
        try
        {
            await using (var from = await packed.OpenAsync(ct))
            await using (var to = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                await from.CopyToAsync(to, ct);
                to.Flush(flushToDisk: true);
            }

            await using var written = File.OpenRead(target);
            return written.Length == entry.Bytes && Convert.ToHexStringLower(await SHA256.HashDataAsync(written, ct)) == entry.Sha256;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
