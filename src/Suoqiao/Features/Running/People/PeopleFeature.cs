using System.CommandLine;
using Suoqiao.House;

namespace Suoqiao.Features.Running.People;

/// <summary>People and their accounts: signing in and up, profiles, tokens, administration.</summary>
internal sealed class PeopleFeature : Feature
{
    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<SignUp>();
        services.AddScoped<ChangePassword>();
        services.AddScoped<ChangeProfile>();
        services.AddScoped<CreateToken>();
        services.AddScoped<RevokeToken>();
        services.AddScoped<RevealUser>();
        services.AddScoped<AddUser>();
        services.AddScoped<ApproveUser>();
        services.AddScoped<RefuseUser>();
        services.AddScoped<DisableUser>();
        services.AddScoped<EnableUser>();
        services.AddScoped<ChangeRole>();
        services.AddScoped<ResetPassword>();
        services.AddSingleton(new MenuItem("Users", "/admin/users", MenuPlace.Admin, 10, viewer => viewer.RunsRegion, Icon: "users"));
    }

    public override IEnumerable<Command> Commands(ConsoleHost console) => [UserCommands.Create(console)];
}
