CREATE TABLE "Regions" (
    "Code" TEXT NOT NULL CONSTRAINT "PK_Regions" PRIMARY KEY,
    "ParentCode" TEXT NULL,
    "Kind" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "NameEn" TEXT NOT NULL,
    "Path" TEXT NOT NULL,
    "IsDemonstration" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_Regions_Path" ON "Regions" ("Path");
CREATE TABLE "Organisations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Organisations" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "NameEn" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "CreditCode" TEXT NOT NULL,
    "Industry" TEXT NOT NULL,
    "Introduction" TEXT NOT NULL,
    "Website" TEXT NOT NULL,
    "ExternalId" TEXT NOT NULL,
    "Contact_Mail" TEXT NOT NULL,
    "Contact_Name" TEXT NOT NULL,
    "Contact_Phone" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "RegionCode" TEXT NOT NULL,
    "RegionPath" TEXT NOT NULL,
    "OwnerId" TEXT NOT NULL,
    "Visibility" TEXT NOT NULL,
    "Parties" TEXT NOT NULL,
    "Status" TEXT NOT NULL
);
CREATE INDEX "IX_Organisations_CreditCode" ON "Organisations" ("CreditCode");
CREATE INDEX "IX_Organisations_ExternalId" ON "Organisations" ("ExternalId");
CREATE INDEX "IX_Organisations_Name" ON "Organisations" ("Name");
CREATE INDEX "IX_Organisations_OwnerId" ON "Organisations" ("OwnerId");
CREATE INDEX "IX_Organisations_RegionPath" ON "Organisations" ("RegionPath");
CREATE INDEX "IX_Organisations_Status" ON "Organisations" ("Status");
CREATE TABLE "Users" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Users" PRIMARY KEY,
    "UserName" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "RegionCode" TEXT NOT NULL,
    "RegionPath" TEXT NOT NULL,
    "OrganisationId" TEXT NULL,
    "Phone" TEXT NOT NULL,
    "Mail" TEXT NOT NULL,
    "PasswordHash" TEXT NOT NULL,
    "SecurityStamp" TEXT NOT NULL,
    "FailedSignIns" INTEGER NOT NULL,
    "LockedUntil" INTEGER NULL,
    "LastSignInAt" INTEGER NULL,
    "MustChangePassword" INTEGER NOT NULL,
    "ConsentAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL
);
CREATE INDEX "IX_Users_OrganisationId" ON "Users" ("OrganisationId");
CREATE UNIQUE INDEX "IX_Users_UserName" ON "Users" ("UserName");
CREATE TABLE "Audit" (
    "Sequence" INTEGER NOT NULL CONSTRAINT "PK_Audit" PRIMARY KEY AUTOINCREMENT,
    "At" INTEGER NOT NULL,
    "UserId" TEXT NULL,
    "UserName" TEXT NOT NULL,
    "Action" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "SubjectId" TEXT NOT NULL,
    "RegionPath" TEXT NOT NULL,
    "Detail" TEXT NOT NULL
);
CREATE INDEX "IX_Audit_At" ON "Audit" ("At");
CREATE INDEX "IX_Audit_Subject_SubjectId" ON "Audit" ("Subject", "SubjectId");
CREATE TABLE "Changes" (
    "Sequence" INTEGER NOT NULL CONSTRAINT "PK_Changes" PRIMARY KEY AUTOINCREMENT,
    "Kind" TEXT NOT NULL,
    "RecordId" TEXT NOT NULL,
    "At" INTEGER NOT NULL
);
