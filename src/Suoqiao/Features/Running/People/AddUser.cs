using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Running.People;

/// <summary>A new account. Its organisation is found by name or by credit code.</summary>
internal sealed record AddUserInput(
    string UserName, string Name, Role Role, string RegionCode, string? Organisation, string Password, bool MustChangePassword);

/// <summary>Makes an account at the console. It can sign in at once.</summary>
internal sealed partial class AddUser(AppDb db, IPasswordHasher<User> hasher, TimeProvider time, IStringLocalizer<AccountsTexts> texts)
{
    public async Task<(User? User, Refusal? Refusal)> HandleAsync(AddUserInput input, CancellationToken ct)
    {
        var name = User.Normal(input.UserName);
        var region = await db.Regions.SingleOrDefaultAsync(r => r.Code == input.RegionCode, ct);
        var organisation = string.IsNullOrWhiteSpace(input.Organisation) ? null
            : await db.Organisations.Called(input.Organisation).OrderBy(o => o.CreatedAt).FirstOrDefaultAsync(ct);
        var fault = await FaultAsync(input, name, region, organisation, ct);
        if (fault is not null)
        {
            return (null, new Refusal.Rule(fault));
        }

        var user = new User
        {
            Id = Id<User>.New(time),
            UserName = name,
            Name = input.Name,
            Role = input.Role,
            Status = UserStatus.Active,
            RegionCode = region!.Code,
            RegionPath = region.Path,
            OrganisationId = organisation?.Id,
            MustChangePassword = input.MustChangePassword,
        };
        Passwords.Set(user, input.Password, hasher);
        db.Users.Add(user);
        await db.SaveChangesAsync(ct);
        return (user, null);
    }

    private async Task<string?> FaultAsync(AddUserInput input, string name, Region? region, Organisation? organisation, CancellationToken ct)
    {
        if (!UserNameForm().IsMatch(name))
        {
            return texts["UserNameForm"];
        }

        if (region is null)
        {
            return texts["RegionUnknown", input.RegionCode];
        }

        if (organisation is null && !string.IsNullOrWhiteSpace(input.Organisation))
        {
            return texts["OrganisationUnknown", input.Organisation];
        }

        if (organisation is null && input.Role == Role.Member)
        {
            return texts["MemberNeedsOrganisation"];
        }

        return Passwords.Check(input.Password, name) is { } weak ? texts[$"Password{weak}"].Value
            : await db.Users.AnyAsync(u => u.UserName == name, ct) ? texts["UserNameTaken", name].Value
            : null;
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._@-]{2,59}$")]
    internal static partial Regex UserNameForm();
}
