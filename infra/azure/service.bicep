// The service: containers that always run, because the bot and the queue must answer at once. Any of them
// serves any request.
param location string
param name string
param image string
param identityId string
param vaultUri string
param subnetId string
param instances int

@description('`custom` and `certificateId` are empty for the domain Azure gives.')
param domain {
  custom: string
  certificateId: string
}

param settings {
  clientId: string
  botId: string
  teamsAppId: string
  deliveryHeads: string
  workRegion: string
  workTimeZone: string
}

var port = 3978
var publicDomain = empty(domain.custom) ? '${name}.${environment.properties.defaultDomain}' : domain.custom
var customDomains = empty(domain.custom)
  ? []
  : [{ name: domain.custom, certificateId: domain.certificateId, bindingType: 'SniEnabled' }]

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: { sku: { name: 'PerGB2018' }, retentionInDays: 30 }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    vnetConfiguration: { infrastructureSubnetId: subnetId, internal: false }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
  }
}

resource service 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    managedEnvironmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: port
        transport: 'http'
        allowInsecure: false
        customDomains: customDomains
        // What a person does next may go to another instance: they share the database, and nothing else.
        stickySessions: { affinity: 'none' }
      }
      registries: [{ server: split(image, '/')[0], identity: identityId }]
      secrets: [
        { name: 'client-secret', keyVaultUrl: '${vaultUri}secrets/client-secret', identity: identityId }
        { name: 'bot-secret', keyVaultUrl: '${vaultUri}secrets/bot-secret', identity: identityId }
        { name: 'database-url', keyVaultUrl: '${vaultUri}secrets/database-url', identity: identityId }
      ]
    }
    template: {
      terminationGracePeriodSeconds: 30
      scale: { minReplicas: instances, maxReplicas: instances }
      containers: [
        {
          name: 'service'
          image: image
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: [
            { name: 'PORT', value: string(port) }
            { name: 'PUBLIC_URL', value: 'https://${publicDomain}' }
            { name: 'DATABASE_URL', secretRef: 'database-url' }
            { name: 'TENANT_ID', value: tenant().tenantId }
            { name: 'CLIENT_ID', value: settings.clientId }
            { name: 'CLIENT_SECRET', secretRef: 'client-secret' }
            { name: 'BOT_ID', value: settings.botId }
            { name: 'BOT_SECRET', secretRef: 'bot-secret' }
            { name: 'TEAMS_APP_ID', value: settings.teamsAppId }
            { name: 'DELIVERY_HEADS', value: settings.deliveryHeads }
            { name: 'WORK_REGION', value: settings.workRegion }
            { name: 'WORK_TIME_ZONE', value: settings.workTimeZone }
          ]
          probes: [
            { type: 'Startup', httpGet: { path: '/healthz', port: port }, periodSeconds: 5, failureThreshold: 24 }
            { type: 'Liveness', httpGet: { path: '/healthz', port: port }, periodSeconds: 30, failureThreshold: 3 }
            { type: 'Readiness', httpGet: { path: '/readyz', port: port }, periodSeconds: 15, failureThreshold: 4, timeoutSeconds: 10 }
          ]
        }
      ]
    }
  }
}

output domain string = publicDomain
output serviceName string = service.name
