using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Suoqiao.Data;

namespace Suoqiao.Accounts;

internal enum TokenScope
{
    Read,
    ReadWrite,
}

/// <summary>A key with which a program acts for a user. Only its SHA-256 is kept; the key itself is shown once.</summary>
internal sealed class ApiToken : Tracked
{
    public required Id<ApiToken> Id { get; init; }
    public required Id<User> UserId { get; init; }
    public required string Name { get; set; }

    /// <summary>The first characters, by which a person recognises the token.</summary>
    public required string Prefix { get; init; }
    public required string Hash { get; init; }
    public required TokenScope Scope { get; init; }
    public DateTimeOffset? LastUsedAt { get; set; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }

    public override Guid Key => Id.Value;

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

internal sealed class ApiTokenMapping : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> token)
    {
        token.ToTable("ApiTokens");
        token.Property(t => t.Name).HasMaxLength(100);
        token.Property(t => t.Prefix).HasMaxLength(20);
        token.Property(t => t.Hash).HasMaxLength(64);
        token.HasIndex(t => t.Hash).IsUnique();
        token.HasIndex(t => t.UserId);
    }
}
