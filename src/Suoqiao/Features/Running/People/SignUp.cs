using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Standards;

namespace Suoqiao.Features.Running.People;

[ValidatableType]
public sealed class SignUpInput
{
    [Needed, AtMost(100)]
    public string Name { get; set; } = "";

    [Needed, AtMost(60)]
    public string UserName { get; set; } = "";

    [Needed, AtMost(Passwords.MaxLength)]
    public string Password { get; set; } = "";

    [Needed, Mail, AtMost(200)]
    public string Mail { get; set; } = "";

    [Needed, PhoneNumber, AtMost(40)]
    public string Phone { get; set; } = "";

    [Needed, AtMost(200)]
    public string Organisation { get; set; } = "";

    [Needed, AtMost(40)]
    public string Kind { get; set; } = nameof(OrganisationKind.Enterprise);

    [AtMost(40)]
    public string CreditCode { get; set; } = "";

    [Needed, AtMost(20)]
    public string RegionCode { get; set; } = "";

    [Ticked]
    public bool Consent { get; set; }
}

/// <summary>
/// Asks for an account. It waits until an operator of the region approves it; so does an organisation that is not known yet.
/// </summary>
internal sealed class SignUp(AppDb db, IPasswordHasher<User> hasher, TimeProvider time, IStringLocalizer<AccountsTexts> texts)
{
    public async Task<(Id<User> Id, Refusal? Refusal)> HandleAsync(SignUpInput input, CancellationToken ct)
    {
        var name = User.Normal(input.UserName);
        var region = await db.Regions.AsNoTracking().SingleOrDefaultAsync(r => r.Code == input.RegionCode, ct);
        var check = string.IsNullOrWhiteSpace(input.CreditCode) ? null : CreditCode.Check(input.CreditCode);
        var known = await KnownAsync(input.Organisation.Trim(), check?.Accepted?.Value, region, ct);
        var faults = Faults(input, name, region, check, known).ToList();
        if (await db.Users.AnyAsync(u => u.UserName == name, ct))
        {
            faults.Add(new(nameof(input.UserName), texts["UserNameTaken", name]));
        }

        if (faults.Count > 0)
        {
            return (default, new Refusal.Invalid(faults));
        }

        var organisation = known ?? NewOrganisation(input, check!.Accepted!.Value, region!);
        var user = NewUser(input, name, region!, organisation);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Two people may ask for one name at the same moment.
            if (!await db.Users.AnyAsync(u => u.UserName == name, ct))
            {
                throw;
            }

            return (default, new Refusal.Invalid([new(nameof(input.UserName), texts["UserNameTaken", name])]));
        }

        return (user.Id, null);
    }

    // Past the filter: a visitor sees few organisations, and a second one with the same code must not arise. Nothing of what is
    // found is shown; the operator who approves decides whether the person belongs to it.
    private Task<Organisation?> KnownAsync(string name, string? code, Region? region, CancellationToken ct)
    {
        var all = db.Organisations.IgnoreQueryFilters().AsNoTracking().Where(o => o.Shown != Shown.Archived).OrderBy(o => o.CreatedAt);
        return code is not null
            ? all.FirstOrDefaultAsync(o => o.CreditCode == code, ct)
            : region is null ? Task.FromResult<Organisation?>(null) : all.Called(name).FirstOrDefaultAsync(o => o.RegionCode == region.Code, ct);
    }

    private IEnumerable<FieldFault> Faults(SignUpInput input, string name, Region? region, CreditCodeCheck? check, Organisation? known)
    {
        if (!AddUser.UserNameForm().IsMatch(name))
        {
            yield return new(nameof(input.UserName), texts["UserNameForm"]);
        }

        if (Passwords.Check(input.Password, name) is { } weak)
        {
            yield return new(nameof(input.Password), texts[$"Password{weak}"]);
        }

        if (region is null)
        {
            yield return new(nameof(input.RegionCode), texts["FieldNeeded"]);
        }

        if (!Enum.TryParse<OrganisationKind>(input.Kind, out var kind) || !Enum.IsDefined(kind))
        {
            yield return new(nameof(input.Kind), texts["FieldNeeded"]);
        }

        if (check is not null && check.Accepted is null)
        {
            yield return new(nameof(input.CreditCode), Say(check));
        }

        if (check is null && known is null && region is not null)
        {
            yield return new(nameof(input.CreditCode), texts["CreditCodeNeeded"]);
        }
    }

    private string Say(CreditCodeCheck check) => check switch
    {
        CreditCodeCheck.WrongLength wrong => texts["CreditCodeLength", wrong.Length],
        CreditCodeCheck.WrongCharacter wrong => texts["CreditCodeCharacter", wrong.Position, wrong.Found],
        CreditCodeCheck.WrongCheckCharacter wrong => texts["CreditCodeCheck", wrong.Expected, wrong.Found],
        _ => throw new InvalidOperationException($"Unmapped check {check}."),
    };

    private Organisation NewOrganisation(SignUpInput input, CreditCode code, Region region)
    {
        var id = Id<Organisation>.New(time);
        var organisation = new Organisation
        {
            Id = id,
            OwnerId = id,
            Name = input.Organisation.Trim(),
            Kind = Enum.Parse<OrganisationKind>(input.Kind),
            CreditCode = code.Value,
            RegionCode = region.Code,
            RegionPath = region.Path,
        };
        organisation.Show(Shown.UnderReview, time.GetUtcNow());
        db.Organisations.Add(organisation);
        return organisation;
    }

    private User NewUser(SignUpInput input, string name, Region region, Organisation organisation)
    {
        var user = new User
        {
            Id = Id<User>.New(time),
            UserName = name,
            Name = input.Name.Trim(),
            Mail = input.Mail.Trim(),
            Phone = Contact.Dialled(input.Phone),
            Role = Role.Member,
            Status = UserStatus.Pending,
            RegionCode = region.Code,
            RegionPath = region.Path,
            OrganisationId = organisation.Id,
            ConsentAt = time.GetUtcNow(),
        };
        Passwords.Set(user, input.Password, hasher);
        db.Users.Add(user);
        return user;
    }
}
