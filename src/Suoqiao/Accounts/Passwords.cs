using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Suoqiao.Accounts;

internal enum PasswordFault
{
    TooShort,
    ContainsUserName,
    Common,
}

/// <summary>What a password has to be: long, and not among the first guesses. Character classes are not asked for (NIST SP 800-63B, 3.1.1.2).</summary>
internal static class Passwords
{
    public const int MinLength = 10, MaxLength = 200;

    // Without characters that look alike in print.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    // The most frequent passwords of ten and more characters in published leak statistics, and what is typed first on a Chinese keyboard.
    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "1234567890", "0123456789", "0987654321", "12345678910", "123456789a", "a123456789", "123456789q", "q123456789", "1234567891",
        "aa123456789", "123456789aa", "123456789abc", "abc123456789", "1234554321", "1122334455", "1231231231", "123123123123", "123321123321",
        "147258369a", "1472583690", "9876543210", "password12", "password123", "password1234", "passw0rd123", "p@ssw0rd123", "p@ssword123",
        "qwertyuiop", "qwertyuiop1", "1qwertyuiop", "qwerty12345", "qwerty123456", "1q2w3e4r5t", "1q2w3e4r5t6y", "q1w2e3r4t5", "q1w2e3r4t5y6",
        "1qaz2wsx3edc", "1qazxsw23edc", "qazwsxedcrfv", "zaq12wsxcde3", "asdfghjkl1", "asdfghjkl123", "zxcvbnm123", "zxcvbnm1234", "qweasdzxc123",
        "woaini1314", "woaini1314520", "woaini520", "woaini5201314", "5201314520", "5201314521", "520131452013", "iloveyou12", "iloveyou123",
        "iloveyou1314", "caonima123", "abcd123456", "abcd1234567", "abcdefghij", "abc1234567", "abcde12345", "admin12345", "admin123456",
        "admin123456789", "administrator", "root123456", "welcome123", "welcome1234", "changeme123", "letmein123", "superman123", "football123",
        "baseball123", "sunshine123", "princess123", "computer123", "internet123", "dragon12345", "monkey12345", "michael123", "jordan2323",
        "test123456", "user123456", "guest12345", "default123", "temp123456", "qq123456789", "wang123456", "zhang123456", "liu123456789",
        "suoqiao123", "suoqiao2026", "suoqiao123456", "china123456", "beijing123", "beijing2008",
    };

    public static PasswordFault? Check(string password, string userName)
    {
        if (password.Length < MinLength)
        {
            return PasswordFault.TooShort;
        }

        if (userName.Length > 2 && password.Contains(userName, StringComparison.OrdinalIgnoreCase))
        {
            return PasswordFault.ContainsUserName;
        }

        return Common.Contains(password) || password.Distinct().Count() < 5 ? PasswordFault.Common : null;
    }

    /// <summary>A password of 20 characters (99 bits) in groups that can be read out over the telephone.</summary>
    public static string Generate() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 5)));

    /// <summary>Gives the user a new password and ends every session that was opened with the old one.</summary>
    public static void Set(User user, string password, IPasswordHasher<User> hasher)
    {
        user.PasswordHash = hasher.HashPassword(user, password);
        user.SecurityStamp = NewStamp();
        (user.FailedSignIns, user.LockedUntil) = (0, null);
    }

    public static string NewStamp() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
