using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Running.People;

[ValidatableType]
public sealed class ChangeProfileInput
{
    [Needed, AtMost(100)]
    public string Name { get; set; } = "";

    [Mail, AtMost(200)]
    public string Mail { get; set; } = "";

    [PhoneNumber, AtMost(40)]
    public string Phone { get; set; } = "";

    public int Version { get; set; }
}

/// <summary>Changes how the signed-in user is called and reached.</summary>
internal sealed class ChangeProfile(AppDb db, CurrentViewer current)
{
    public async Task<(User? User, Refusal? Refusal)> HandleAsync(ChangeProfileInput input, CancellationToken ct)
    {
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == current.Value.UserId, ct);
        if (user is null)
        {
            return (null, new Refusal.NotAllowed());
        }

        if (user.Version != input.Version)
        {
            return (null, new Refusal.Stale());
        }

        (user.Name, user.Mail, user.Phone) = (input.Name.Trim(), input.Mail.Trim(), Contact.Dialled(input.Phone));
        await db.SaveChangesAsync(ct);
        return (user, null);
    }
}
