using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Standards;

namespace Suoqiao.Accounts;

internal enum UserStatus
{
    /// <summary>Signed up and waiting for an operator's approval.</summary>
    Pending,
    Active,
    Disabled,

    /// <summary>Asked for an account and was turned down. It never becomes an active one.</summary>
    Refused,
}

/// <summary>A person who can sign in.</summary>
internal sealed class User : Tracked
{
    public required Id<User> Id { get; init; }

    /// <summary>What the person signs in with, in lower case.</summary>
    public required string UserName { get; init; }
    public required string Name { get; set; }

    /// <summary>The name as it is ordered.</summary>
    [Derived]
    public string NameOrder { get; private set; } = "";
    public required Role Role { get; set; }
    public required UserStatus Status { get; set; }
    public required string RegionCode { get; set; }
    public required string RegionPath { get; set; }
    public Id<Organisation>? OrganisationId { get; set; }
    public string Phone { get; set; } = "";
    public string Mail { get; set; } = "";
    public string PasswordHash { get; set; } = "";

    /// <summary>Changes with the password and with the rights; a session that carries an older one has ended.</summary>
    public string SecurityStamp { get; set; } = "";
    public int FailedSignIns { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>Set with a password that somebody else has seen; until it is changed nothing else can be done.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Why the person was turned down, for the person to read.</summary>
    public string RefusalReason { get; set; } = "";

    /// <summary>When the person agreed to the notice about personal data (PIPL art. 13 and 17); null for accounts made by the operator.</summary>
    public DateTimeOffset? ConsentAt { get; set; }

    public override Guid Key => Id.Value;

    public override string AuditRegion => RegionPath;

    /// <summary>The form in which user names are stored and compared.</summary>
    public static string Normal(string userName) => NameKey.Written(userName).ToLowerInvariant();
}

internal sealed class UserMapping : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> user)
    {
        user.Property(u => u.UserName).HasMaxLength(100);
        user.Property(u => u.Name).HasMaxLength(100);
        user.Property(u => u.NameOrder).IsOrderOf(nameof(User.Name));
        user.Property(u => u.RegionCode).HasMaxLength(20);
        user.Property(u => u.RegionPath).HasMaxLength(100);
        user.Property(u => u.Phone).HasMaxLength(40);
        user.Property(u => u.Mail).HasMaxLength(200);
        user.Property(u => u.RefusalReason).HasMaxLength(500);
        user.Property(u => u.SecurityStamp).HasMaxLength(60);
        user.HasIndex(u => u.UserName).IsUnique();
        user.HasIndex(u => u.OrganisationId);
    }
}
